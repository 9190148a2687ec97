package org.diancang.bench.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Pages of government sites for whoever needs pages and not their text, the same each time. */
public final class GeneratedPages {
    private static final int SHORTEST = 300;
    private static final int SPREAD = 3_000;

    private GeneratedPages() {}

    /** So many, in UTF-8. */
    public static List<byte[]> make(int count) {
        RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(8);
        var pages = new GovernmentPages(Corpus.chain(List.of()));
        return IntStream.range(0, count)
                .mapToObj(
                        _ ->
                                GovernmentPages.markup(
                                        pages.text(
                                                SHORTEST + random.nextInt(SPREAD), "utf-8", random),
                                        random))
                .map(page -> page.getBytes(UTF_8))
                .toList();
    }
}
