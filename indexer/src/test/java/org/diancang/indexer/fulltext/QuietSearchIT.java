package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.diancang.indexer.Stranger;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class QuietSearchIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    @Test
    void searchesThatCannotBeReadAreRefusedAndFillNoLog(@TempDir Path data) throws Exception {
        try (var index = new RunningIndex(STACK, data);
                var stranger = new Stranger(index.port())) {
            for (String target :
                    List.of(
                            "/search?q=%zz",
                            "/search?q=%",
                            "/search?q=x&from=%e4%b",
                            "/search?q=x&%zz=1",
                            "/search?q=x&page=%zz",
                            "/search/export?q=%zz",
                            "/search/images?q=%",
                            "/search/trend?term=%zz",
                            "/search/domain?domain=%zz",
                            "/search/%zz",
                            "/search;x=%zz?q=x")) {
                assertThat(stranger.get(target)).as(target).isBetween(400, 499);
                assertThat(stranger.complaints())
                        .as(target)
                        .noneMatch(said -> said.contains("%") || said.contains("search"));
            }
        }
    }
}
