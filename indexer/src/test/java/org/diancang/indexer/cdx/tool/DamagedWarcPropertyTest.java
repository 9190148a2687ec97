package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DamagedWarcPropertyTest {
    @Property(tries = 150)
    void whateverIsDamagedTheToolGoesOnToTheEnd(
            @ForAll boolean gzip,
            @ForAll @IntRange(min = 1, max = 40) int flips,
            @ForAll @IntRange(max = 100) int percentLeft,
            @ForAll Random random)
            throws IOException {
        SampleWarc warc = gzip ? SampleWarc.ofEverything() : SampleWarc.arc(false);
        byte[] bytes = Arrays.copyOf(warc.bytes(), warc.bytes().length * percentLeft / 100);
        for (int i = 0; i < flips && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        Path file = Files.createTempFile("damaged", ".warc");
        Path index = Files.createTempFile("damaged", ".cdx");
        try {
            Files.write(file, bytes);

            ToolRun run = ToolRun.of("index", "-o", index.toString(), file.toString());

            assertThat(run.exitCode()).as(run.err()).isLessThan(2);
            assertThat(run.err()).doesNotContain("unexpected");
            assertThat(ToolRun.of("verify", "-i", index.toString(), file.toString()))
                    .satisfies(
                            verified -> {
                                assertThat(verified.exitCode()).isEqualTo(run.exitCode());
                                assertThat(verified.out()).isEmpty();
                            });
        } finally {
            Files.delete(file);
            Files.delete(index);
        }
    }
}
