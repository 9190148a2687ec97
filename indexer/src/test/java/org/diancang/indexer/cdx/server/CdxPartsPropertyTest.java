package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * However an answer is parted, its parts together are the whole: each line once, saying the same.
 */
class CdxPartsPropertyTest {
    @Property(tries = 400)
    void pagesTogetherAreTheWhole(
            @ForAll @IntRange(max = 60) int size,
            @ForAll long seed,
            @ForAll("queries") Map<String, List<String>> query)
            throws IOException {
        var cdx = new AskedCdx(Model.random(seed, size).stores());
        List<String> whole = cdx.ask(query).lines();
        int pages = Integer.parseInt(cdx.body(with(query, "showNumPages", "true")).strip());

        List<String> union = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            union.addAll(cdx.ask(with(query, "page", Integer.toString(page))).lines());
        }

        assertThat(union).isEqualTo(whole);
        assertThat(cdx.ask(with(query, "page", Integer.toString(pages))).lines()).isEmpty();
    }

    @Property(tries = 400)
    void followingResumeKeysGivesTheWhole(
            @ForAll @IntRange(max = 60) int size,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int limit,
            @ForAll("queries") Map<String, List<String>> query)
            throws IOException {
        var cdx = new AskedCdx(Model.random(seed, size).stores());
        List<String> whole = cdx.ask(query).lines();

        assertThat(followed(cdx, query, limit, size)).as("%s", query).isEqualTo(whole);
    }

    @Property(tries = 200)
    void resumeKeysGoOnWithinAPage(
            @ForAll @IntRange(max = 60) int size,
            @ForAll long seed,
            @ForAll @IntRange(max = 4) int page,
            @ForAll("queries") Map<String, List<String>> query)
            throws IOException {
        var cdx = new AskedCdx(Model.random(seed, size).stores());
        Map<String, List<String>> paged = with(query, "page", Integer.toString(page));

        assertThat(followed(cdx, paged, 2, size)).isEqualTo(cdx.ask(paged).lines());
    }

    private static List<String> followed(
            AskedCdx cdx, Map<String, List<String>> query, int limit, int size) throws IOException {
        Map<String, List<String>> part =
                with(with(query, "showResumeKey", "true"), "limit", Integer.toString(limit));
        List<String> union = new ArrayList<>();
        Optional<String> key = Optional.empty();
        do {
            AskedCdx.Answered answer =
                    cdx.ask(key.isEmpty() ? part : with(part, "resumeKey", key.get()));
            union.addAll(answer.lines());
            key = answer.resumeKey();
            key.ifPresent(text -> assertThat(text).matches("[A-Za-z0-9_-]+"));
        } while (key.isPresent() && union.size() <= size);
        return union;
    }

    @Provide
    Arbitrary<Map<String, List<String>>> queries() {
        Arbitrary<List<String>> targets =
                Arbitraries.of(
                        List.of("url", "example.com/"),
                        List.of("url", "example.com/*"),
                        List.of("url", "*"),
                        List.of("url", "*.example.com"));
        Arbitrary<List<List<String>>> options =
                Arbitraries.of(
                                List.of("sort", "reverse"),
                                List.of("from", "2025"),
                                List.of("to", "2025"),
                                List.of("filter", "status:200"),
                                List.of("filter", "mimetype:warc/revisit"),
                                List.of("collapse", "urlkey"),
                                List.of("collapse", "digest"),
                                List.of("collapse", "timestamp:4", "digest"),
                                List.of("showDupeCount", "true"),
                                List.of("resolveRevisits", "true"),
                                List.of("showSkipCount", "true"),
                                List.of("lastSkipTimestamp", "true"),
                                List.of("closest", "20250101"),
                                List.of("output", "json"),
                                List.of("output", "cdxj"))
                        .list()
                        .ofMaxSize(6);
        return Combinators.combine(targets, options).as(CdxPartsPropertyTest::query);
    }

    private static Map<String, List<String>> query(
            List<String> target, List<List<String>> options) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        options.forEach(o -> query.put(o.getFirst(), o.subList(1, o.size())));
        query.put("url", List.of(target.get(1)));
        if (query.containsKey("closest")) {
            query.put("url", List.of("example.com/"));
        }
        return query;
    }

    private static Map<String, List<String>> with(
            Map<String, List<String>> query, String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        more.put(name, List.of(value));
        return more;
    }
}
