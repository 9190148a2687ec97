package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrefixTableTest {
    @Test
    void aHundredThousandBeginningsAreNotScanned() {
        var content = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < 100_000; i++) {
            content.put("com,site" + i / 10 + ")/folder" + i % 10, List.of(i));
        }
        content.put("com,site77)", List.of(-1));
        content.put("", List.of(-2));
        var compared = new AtomicInteger();
        var table =
                new PrefixTable<Integer>(
                        content,
                        (a, b) -> {
                            compared.incrementAndGet();
                            return a.compareTo(b);
                        });

        assertThat(table.of("com,site77)/folder3/page")).containsExactly(773, -1, -2);
        assertThat(compared).hasValueLessThanOrEqualTo(18);
        assertThat(table.of("com,unknown)/")).containsExactly(-2);
        assertThat(compared).hasValueLessThanOrEqualTo(36);
    }
}
