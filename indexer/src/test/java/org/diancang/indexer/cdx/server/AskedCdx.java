package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.SampleSettings;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The dialect on stores of a test, without HTTP, and with pages as small as {@link Model}'s. */
final class AskedCdx {
    private final QueryAnswer answer;

    AskedCdx(SortedStores stores) {
        answer =
                new QueryAnswer(
                        new StoredIndex(
                                stores,
                                (viewer, collection) -> line -> true,
                                new LookUpTraffic(Clock.systemUTC())),
                        new CdxAnswer(SampleSettings.CDX, Clock.systemUTC()),
                        new MementoSettings("http://content.localhost:8082"));
    }

    /** What an answer says in its form, alike for all forms. */
    record Answered(List<String> lines, Optional<String> resumeKey) {}

    /** Asks, and reads each line as the model writes it. */
    Answered ask(Map<String, List<String>> query) throws IOException {
        String body = body(query);
        return switch (query.getOrDefault("output", List.of("text")).getFirst()) {
            case "json" -> json(body);
            case "cdxj" -> cdxj(body);
            default -> text(body, CdxQueryParser.parse(CollectionName.MAIN, arrays(query)));
        };
    }

    /** The answer as it is. */
    String body(Map<String, List<String>> query) throws IOException {
        CdxQuery parsed = CdxQueryParser.parse(CollectionName.MAIN, arrays(query));
        var response = new MockHttpServletResponse();
        answer.send(smallPages(parsed), Viewer.ANYBODY, new MockHttpServletRequest(), response);
        return response.getContentAsString(UTF_8);
    }

    private static CdxQuery smallPages(CdxQuery query) {
        Part part = query.part();
        return new CdxQuery(
                query.collection(),
                query.target(),
                query.from(),
                query.to(),
                query.order(),
                query.filters(),
                query.collapses(),
                new Part(
                        part.page().map(page -> new Part.Page(page.number(), Model.PAGE)),
                        part.resumeAfter(),
                        part.limit()),
                query.presentation());
    }

    private static Map<String, String[]> arrays(Map<String, List<String>> query) {
        Map<String, String[]> arrays = new HashMap<>();
        query.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
        arrays.remove("keys");
        return arrays;
    }

    private static Answered text(String body, CdxQuery query) {
        List<String> columns =
                query.presentation().columns().stream().map(CdxField::title).toList();
        List<String> lines = new ArrayList<>(body.lines().toList());
        int empty = lines.indexOf("");
        Optional<String> key = empty < 0 ? Optional.empty() : Optional.of(lines.get(empty + 1));
        return new Answered(
                lines.subList(0, empty < 0 ? lines.size() : empty).stream()
                        .map(line -> told(columns, List.of(line.split(" "))))
                        .toList(),
                key);
    }

    @SuppressWarnings("unchecked")
    private static Answered json(String body) {
        List<List<String>> rows = new JsonMapper().readValue(body, List.class);
        int empty = rows.indexOf(List.of());
        return new Answered(
                rows.subList(Math.min(1, rows.size()), empty < 0 ? rows.size() : empty).stream()
                        .map(row -> told(rows.getFirst(), row))
                        .toList(),
                empty < 0 ? Optional.empty() : Optional.of(rows.get(empty + 1).getFirst()));
    }

    private static Answered cdxj(String body) {
        List<String> lines = body.lines().toList();
        int empty = lines.indexOf("");
        return new Answered(
                lines.subList(0, empty < 0 ? lines.size() : empty).stream()
                        .map(line -> members(line.substring(line.indexOf('{'))))
                        .toList(),
                empty < 0 ? Optional.empty() : Optional.of(lines.get(empty + 1)));
    }

    private static String members(String json) {
        var tree = new JsonMapper().readTree(json);
        Map<String, String> told = new TreeMap<>();
        tree.properties().stream()
                .filter(member -> member.getValue().isValueNode())
                .forEach(member -> told.put(member.getKey(), member.getValue().asString()));
        return line(told);
    }

    private static String told(List<String> names, List<String> values) {
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            told.put(names.get(i), values.get(i));
        }
        return line(told);
    }

    /** Its offset, and then what no stored line says; what is absent is left out. */
    private static String line(Map<String, String> told) {
        String offset = told.get("offset");
        told.keySet().removeIf(name -> CdxField.named(name).isPresent());
        told.keySet().removeIf(name -> name.matches("recordType|.*At|.*Id|mime|url"));
        told.values().removeIf("-"::equals);
        return offset + " " + told;
    }

    /** A line of the model, written likewise. */
    static String due(Model.Told told) {
        Map<String, String> columns = new TreeMap<>(told.columns());
        columns.values().removeIf("-"::equals);
        return told.line().offset() + " " + columns;
    }
}
