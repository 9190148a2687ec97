package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.Test;

/** What look-ups remember of a URL has an end. */
class CdxMemoryTest {
    private static final int DIGESTS = Originals.MOST_DIGESTS;

    private final SortedStores stores = new SortedStores();

    /** Two rounds of the same digests; the very last line is a revisit. */
    private void store(int digests) {
        IntStream.range(0, 2 * digests)
                .mapToObj(i -> line(i, i % digests, i >= digests && i % digests == digests - 1))
                .forEach(line -> line.storeIn(stores));
    }

    private static ModelLine line(int i, int digest, boolean revisit) {
        return new ModelLine(
                "com,example)/",
                "20240101%06d".formatted(i),
                i,
                200,
                "%032d".formatted(digest),
                revisit,
                -1,
                true);
    }

    @Test
    void asManyDigestsOfAUrlAsAreRememberedAreCounted() throws Exception {
        store(DIGESTS);

        assertThat(asked("showDupeCount").getLast()).isEqualTo("1");
        assertThat(asked("resolveRevisits").getLast()).isEqualTo("" + (DIGESTS - 1));
    }

    @Test
    void ofMoreTheOldestAreForgotten() throws Exception {
        store(DIGESTS + 1);

        assertThat(asked("showDupeCount").getLast()).isEqualTo("0");
        assertThat(asked("resolveRevisits").getLast()).isEqualTo("-");
    }

    private List<String> asked(String extra) throws Exception {
        String body =
                new AskedCdx(stores)
                        .body(
                                Map.of(
                                        "url",
                                        List.of("example.com"),
                                        extra,
                                        List.of("true"),
                                        "limit",
                                        List.of("-1"),
                                        "fl",
                                        List.of(
                                                extra.equals("showDupeCount")
                                                        ? "dupecount"
                                                        : "orig.offset")));
        return body.lines().map(line -> line.split(" ")[0]).toList();
    }
}
