package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.Test;

/** Every parameter alone, in pairs and in threes, against what a plain model says is due. */
class CdxMatrixTest {
    private static final List<Map<String, List<String>>> URLS =
            List.of(
                    url("example.com/", "com,example\\)/", Optional.empty()),
                    url("example.com/*", "com,example\\)/.*", Optional.empty()),
                    url("*", ".*", Optional.empty()),
                    url("example.com", "com,example[,)].*", Optional.of("domain")),
                    url("example.com", "com,example\\)/.*", Optional.of("host")),
                    url(
                            "example.com/a",
                            "com,example\\)/[ab].*|com,example,.*|org.*",
                            Optional.of("range")));

    private static final List<Map.Entry<String, List<String>>> OPTIONS =
            List.of(
                    option("from", "2025"),
                    option("to", "2025010"),
                    option("sort", "reverse"),
                    option("closest", "20250101000000"),
                    option("filter", "status:200"),
                    option("filter", "!mimetype:warc/revisit", "!digest:A.*"),
                    option("collapse", "urlkey"),
                    option("collapse", "timestamp:4"),
                    option("collapse", "digest", "timestamp:8"),
                    option("limit", "3"),
                    option("limit", "-3"),
                    option("page", "0"),
                    option("page", "1"),
                    option("page", "99"),
                    option("after", "middle"),
                    option("output", "json"),
                    option("output", "cdxj"),
                    option("fl", "timestamp,offset"),
                    option("showDupeCount", "true"),
                    option("resolveRevisits", "true"),
                    option("showSkipCount", "true"),
                    option("lastSkipTimestamp", "1"),
                    option("showResumeKey", "true"),
                    option("gzip", "false"));

    private final Model model = Model.random(7, 30);
    private final SortedStores stores = model.stores();
    private final AskedCdx cdx = new AskedCdx(stores);

    @Test
    void everyParameterAloneInPairsAndInThreesAnswersWhatIsDue() throws IOException {
        int asked = 0;
        for (Map<String, List<String>> url : URLS) {
            for (int i = 0; i < OPTIONS.size(); i++) {
                for (int j = i; j < OPTIONS.size(); j++) {
                    for (int k = j; k < OPTIONS.size(); k++) {
                        Map<String, List<String>> query = new LinkedHashMap<>(url);
                        for (int option : new int[] {i, j, k}) {
                            query.put(OPTIONS.get(option).getKey(), OPTIONS.get(option).getValue());
                        }
                        assertAnswerIsDue(query);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(10_000);
        assertThat(stores.open).isZero();
    }

    private void assertAnswerIsDue(Map<String, List<String>> query) throws IOException {
        Map<String, List<String>> asked = new LinkedHashMap<>(query);
        if (query.containsKey("after")) {
            ModelLine middle = middle(query);
            query.put("after", List.of(Long.toString(middle.offset())));
            asked.remove("after");
            asked.put("resumeKey", List.of(ResumeKey.of(key(middle))));
        }
        Optional<String> culprit = culprit(query);
        if (culprit.isPresent()) {
            assertThatThrownBy(() -> cdx.ask(asked))
                    .as("%s", asked)
                    .isInstanceOfSatisfying(
                            InvalidCdxQueryException.class,
                            e -> assertThat(e.parameter()).isEqualTo(culprit.get()));
            return;
        }
        List<Model.Told> due = model.answer(query);
        AskedCdx.Answered answer = cdx.ask(asked);

        assertThat(answer.lines())
                .as("%s", asked)
                .isEqualTo(due.stream().map(AskedCdx::due).toList());
        boolean cut = query.getOrDefault("limit", List.of()).contains("3") && due.size() == 3;
        assertThat(answer.resumeKey())
                .as("%s", asked)
                .isEqualTo(
                        cut && query.containsKey("showResumeKey")
                                ? Optional.of(ResumeKey.of(key(due.getLast().line())))
                                : Optional.empty());
    }

    /** A line in the midst of the whole answer: only such are given out as keys. */
    private ModelLine middle(Map<String, List<String>> query) {
        Map<String, List<String>> whole = new LinkedHashMap<>(query);
        List.of("limit", "page", "after").forEach(whole::remove);
        List<Model.Told> lines = model.answer(whole);
        return lines.get(lines.size() / 2).line();
    }

    private static Optional<String> culprit(Map<String, List<String>> query) {
        boolean exact = query.get("keys").getFirst().equals("com,example\\)/");
        boolean sorted = query.containsKey("sort") || !query.containsKey("closest");
        if (!sorted && !exact) {
            return Optional.of("closest");
        }
        if (!sorted && query.getOrDefault("limit", List.of()).contains("-3")) {
            return Optional.of("limit");
        }
        return Optional.empty();
    }

    private static CdxKey key(ModelLine line) {
        return new CdxKey(line.urlkey(), line.timestamp(), ModelLine.FILE, line.offset());
    }

    private static Map<String, List<String>> url(
            String url, String keys, Optional<String> matchType) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("url", List.of(url));
        query.put("keys", List.of(keys));
        matchType.ifPresent(type -> query.put("matchType", List.of(type)));
        return query;
    }

    private static Map.Entry<String, List<String>> option(String name, String... values) {
        return Map.entry(name, new ArrayList<>(Arrays.asList(values)));
    }
}
