package org.diancang.indexer.cdx.pywb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.indexer.cdx.pywb.SampleLines.Sample;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every parameter alone and with every other, over the same lines, beside what a list in memory
 * gives that is worked on step by step.
 */
class PywbModelTest {
    private static final List<List<String>> DIMENSIONS =
            List.of(
                    List.of(
                            "url=example.com",
                            "url=http%3A%2F%2Fwww.example.com%2F",
                            "url=example.com/a",
                            "url=example.com/*",
                            "url=example.com/&matchType=prefix",
                            "url=example.com/ignored&matchType=host",
                            "url=*.example.com",
                            "url=example.com&matchType=domain",
                            "url=example.com/&matchType=exact",
                            "url=nothing.example.org"),
                    List.of(
                            "",
                            "filter=status:200",
                            "filter=!status:20",
                            "filter==mime:text/html",
                            "filter=!=mimetype:text/html",
                            "filter=~m:text/",
                            "filter=!~original:.*/a$",
                            "filter=revisit",
                            "filter=!=status:-&filter=!status:404",
                            "filter==d:AAAA&filter=",
                            "filter=!s:10",
                            "filter==orig.offset:-",
                            "filter=nosuchmember:x",
                            "filter=source:main"),
                    List.of("", "from=2021", "from=20210615120000", "from_ts=202106"),
                    List.of("", "to=2021", "to=202106", "to=1999"),
                    List.of(
                            "",
                            "sort=reverse",
                            "reverse=1",
                            "reverse=off",
                            "closest=20210615",
                            "closest=2022&sort=closest",
                            "closest=2020&reverse=true"),
                    List.of(
                            "",
                            "collapseTime=0",
                            "collapseTime=4",
                            "collapseTime=6",
                            "collapseTime=14"),
                    List.of("", "limit=1", "limit=3", "limit=1000"),
                    List.of("", "resolveRevisits=true", "resolveRevisits=false"),
                    List.of("", "page=0", "pageSize=1"),
                    List.of(
                            "",
                            "fields=offset,status,nosuchmember",
                            "fl=timestamp,url",
                            "nosource=true",
                            "colour=red"),
                    List.of("", "output=json", "output=text", "output=link", "output=cdxj"));

    private static final SampleLines LINES = new SampleLines();
    private static final JsonMapper MAPPER = new JsonMapper();
    private static SortedStores stores;
    private static ServedPywb server;

    @BeforeAll
    static void start() {
        String root = "http://example.com/";
        LINES.add(root, "20200101000000", "text/html", 200, "AAAA")
                .add(root, "20200601000000", "revisit", null, "AAAA")
                .add(root, "20200601000001", "text/html", 200, "BBBB")
                .add(root, "20200615000000", "text/html", 200, "AAAA")
                .add("https://www.example.com/", "20210101000000", "text/html", 301, "CCCC")
                .add(root, "20210101000000", "text/html", 301, "CCCC")
                .add(root, "20210601000000", "revisit", null, "BBBB")
                .add(root, "20210601000000", "revisit", null, "DDDD")
                .add(root, "20210629000000", "revisit", null, "CCCC")
                .add(root, "20210630000000", "text/html", 200, "DDDD")
                .add(root, "20211231235959", "text/html", 404, "EEEE")
                .add(root, "20220101000000", "text/html", 404, "EEEE")
                .add(root, "20220101000001", "application/pdf", 200, "FFFF")
                .add(root, "20230101000000", "revisit", null, "FFFF")
                .add("http://example.com/a", "20200101000000", "text/plain", 200, "GGGG")
                .add("http://example.com/a", "20210615000000", "revisit", null, "GGGG")
                .add("http://example.com/a", "20210616000000", "revisit", null, "AAAA")
                .add("http://example.com/a", "20220101000000", "text/html", 500, "HHHH")
                .add("http://example.com/b?x=1", "20210101000000", "image/png", 200, "IIII")
                .add("http://example.com/b?x=2", "20210101000000", "image/png", 200, "IIII")
                .add("http://example.com/b?x=2", "20210102000000", "revisit", null, "IIII")
                .add("http://example.com/c", "20210615000000", "text/css", 200, "KKKK")
                .add("http://example.com/c", "20210614000000", "text/css", 200, "KKKK")
                .add("http://example.com/c", "20210616000000", "revisit", null, "KKKK")
                .add("http://news.example.com/", "20210615000000", "text/html", 200, "LLLL")
                .add("http://news.example.com/", "20210615000001", "revisit", null, "LLLL")
                .add("http://news.example.com/", "20210615000002", "revisit", null, "AAAA")
                .add("http://b.news.example.com/x", "20200101000000", "text/html", 200, "MMMM")
                .add("http://example.com:8080/", "20210615000000", "text/html", 200, "NNNN")
                .add("http://notexample.com/", "20210615000000", "text/html", 200, "OOOO")
                .add("http://example.org/", "20210615000000", "text/html", 200, "PPPP");
        stores = LINES.stores();
        server = new ServedPywb(stores);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(stores.open).as("scans left open").isZero();
    }

    static Stream<String> queries() {
        Set<String> queries = new LinkedHashSet<>();
        for (int one = 0; one < DIMENSIONS.size(); one++) {
            for (int other = one + 1; other < DIMENSIONS.size(); other++) {
                for (String a : DIMENSIONS.get(one)) {
                    for (String b : DIMENSIONS.get(other)) {
                        List<String> parts = new ArrayList<>(List.of(a, b));
                        if (one > 0) {
                            parts.addFirst("url=example.com");
                            queries.add(joined(parts));
                            parts.set(0, "url=*.example.com");
                        }
                        queries.add(joined(parts));
                    }
                }
            }
        }
        return queries.stream();
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void anAnswerIsWhatAListInMemoryGives(String query) throws Exception {
        var model = new Model(query);
        HttpResponse<String> answer = server.ask(query);

        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> lines = answer.body().lines().toList();
        switch (model.last("output", "cdxj")) {
            case "json" ->
                    assertThat(lines.stream().map(PywbModelTest::read).toList())
                            .isEqualTo(model.lines().stream().map(model::shown).toList());
            case "cdxj" -> {
                assertThat(lines.stream().map(l -> l.substring(0, l.indexOf('{'))).toList())
                        .isEqualTo(
                                model.lines().stream()
                                        .map(l -> l.get("urlkey") + " " + l.get("timestamp") + " ")
                                        .toList());
                assertThat(lines.stream().map(l -> read(l.substring(l.indexOf('{')))).toList())
                        .isEqualTo(
                                model.lines().stream()
                                        .map(model::shown)
                                        .map(PywbModelTest::withoutKey)
                                        .toList());
            }
            case "text" -> assertThat(lines).isEqualTo(model.texts());
            default -> assertThat(answer.body()).isEqualTo(model.links());
        }
    }

    private static Map<String, String> withoutKey(Map<String, String> members) {
        members.remove("urlkey");
        members.remove("timestamp");
        return members;
    }

    /** Entries rather than a map, so that their order counts. */
    private static Map<String, String> read(String json) {
        return new Ordered(
                MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {}));
    }

    /** A map that equals another only if the order is the same too. */
    private static final class Ordered extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;

        Ordered(Map<String, String> map) {
            super(map);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Map<?, ?> map
                    && List.copyOf(entrySet()).equals(List.copyOf(map.entrySet()));
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    /** The answer, worked out naively. */
    private static final class Model {
        /** Keeps the place of a status that a revisit may get from its original. */
        private static final String ABSENT = "absent";

        /** What is added to those times that are asked for. */
        private static final Map<String, String> LATEST =
                Map.of("20210615", "235959", "2022", "1231235959", "2020", "1231235959");

        private final Map<String, List<String>> asked = new HashMap<>();

        Model(String query) {
            for (String part : query.split("&")) {
                String[] pair = part.split("=", 2);
                if (!pair[1].isEmpty()) {
                    asked.computeIfAbsent(pair[0], _ -> new ArrayList<>())
                            .add(pair[1].replace("%3A", ":").replace("%2F", "/"));
                }
            }
        }

        String last(String name, String otherwise) {
            return asked.containsKey(name) ? asked.get(name).getLast() : otherwise;
        }

        private boolean isExact() {
            return !last("url", "").contains("*") && last("matchType", "exact").equals("exact");
        }

        private boolean isMeant(Sample line) {
            String urlkey = line.urlkey();
            if (isExact()) {
                return switch (last("url", "")) {
                    case "example.com/a" -> urlkey.equals("com,example)/a");
                    case "nothing.example.org" -> false;
                    default -> urlkey.equals("com,example)/");
                };
            }
            if (last("url", "").startsWith("*.") || last("matchType", "").equals("domain")) {
                return Pattern.matches("com,example[),:].*", urlkey);
            }
            return urlkey.startsWith("com,example)/")
                    || last("matchType", "").equals("host") && urlkey.startsWith("com,example:");
        }

        List<Map<String, String>> lines() {
            List<Map<String, String>> lines = new ArrayList<>();
            LINES.sorted().stream().filter(this::isMeant).map(this::members).forEach(lines::add);
            if (last("resolveRevisits", "").equals("true")) {
                resolve(lines);
            }
            lines.removeIf(line -> !admits(line));
            collapse(lines);
            if (asked.containsKey("closest")) {
                lines.sort(Comparator.comparing(this::distance));
            } else if (last("reverse", "off").equals("1") || last("sort", "").equals("reverse")) {
                Collections.reverse(lines);
            }
            return lines.subList(
                    0, Math.min(lines.size(), Integer.parseInt(last("limit", "999999"))));
        }

        private Map<String, String> members(Sample line) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("urlkey", line.urlkey());
            members.put("timestamp", line.timestamp());
            members.put("url", line.url());
            members.put("mime", line.isRevisit() ? "warc/revisit" : line.mime());
            members.put("status", line.isRevisit() ? ABSENT : "" + line.status());
            members.put("digest", line.digest());
            members.put("length", "" + line.length());
            members.put("offset", "" + line.offset());
            members.put("filename", SampleLines.FILE);
            return members;
        }

        private static void resolve(List<Map<String, String>> lines) {
            Map<String, Map<String, String>> originals = new HashMap<>();
            for (Map<String, String> line : lines) {
                Map<String, String> original = originals.get(line.get("digest"));
                boolean revisit = line.get("mime").equals("warc/revisit");
                if (!revisit) {
                    originals.putIfAbsent(line.get("digest"), line);
                }
                boolean found = revisit && original != null;
                if (found) {
                    line.put("mime", original.get("mime"));
                    line.put("status", original.get("status"));
                }
                for (String name : List.of("length", "offset", "filename")) {
                    line.put("orig." + name, found ? original.get(name) : "-");
                }
            }
        }

        private boolean admits(Map<String, String> line) {
            String timestamp = line.get("timestamp");
            String from = last("from", last("from_ts", ""));
            String to = last("to", "");
            return timestamp.compareTo(from) >= 0
                    && (to.isEmpty() || timestamp.substring(0, to.length()).compareTo(to) <= 0)
                    && asked.getOrDefault("filter", List.of()).stream()
                            .allMatch(filter -> admits(line, filter));
        }

        private boolean admits(Map<String, String> line, String filter) {
            line = present(line);
            String status = line.getOrDefault("status", "");
            return switch (filter) {
                case "status:200" -> status.contains("200");
                case "!status:20" -> !status.contains("20");
                case "=mime:text/html" -> line.get("mime").equals("text/html");
                case "!=mimetype:text/html" -> !line.get("mime").equals("text/html");
                case "~m:text/" -> line.get("mime").startsWith("text/");
                case "!~original:.*/a$" -> !line.get("url").endsWith("/a");
                case "revisit" -> line.get("mime").equals("warc/revisit");
                case "!=status:-" -> !status.equals("-");
                case "!status:404" -> !status.contains("404");
                case "=d:AAAA" -> line.get("digest").equals("AAAA");
                case "!s:10" -> !line.get("length").contains("10");
                case "=orig.offset:-" -> line.getOrDefault("orig.offset", "").equals("-");
                case "source:main" -> !last("nosource", "").equals("true");
                default -> false;
            };
        }

        private void collapse(List<Map<String, String>> lines) {
            if (!asked.containsKey("collapseTime")) {
                return;
            }
            int digits = Integer.parseInt(last("collapseTime", ""));
            String before = "";
            for (var each = lines.iterator(); each.hasNext(); ) {
                Map<String, String> line = each.next();
                String moment =
                        line.get("urlkey")
                                + line.get("timestamp").substring(0, digits)
                                + line.get("status");
                if (moment.equals(before)) {
                    each.remove();
                }
                before = moment;
            }
        }

        private Duration distance(Map<String, String> line) {
            String closest = last("closest", "");
            return Duration.between(
                            moment(closest + LATEST.getOrDefault(closest, "")),
                            moment(line.get("timestamp")))
                    .abs();
        }

        Map<String, String> shown(Map<String, String> line) {
            Map<String, String> all = present(line);
            all.keySet().removeIf(name -> name.startsWith("orig."));
            if (!last("nosource", "").equals("true")) {
                all.put("source", "main");
                all.put("source-coll", "main");
            }
            all.putAll(present(line));
            String fields = last("fields", last("fl", ""));
            Map<String, String> shown = new LinkedHashMap<>();
            for (String field : fields.isEmpty() ? all.keySet() : List.of(fields.split(","))) {
                if (all.containsKey(field)) {
                    shown.put(field, all.get(field));
                }
            }
            return new Ordered(shown);
        }

        List<String> texts() {
            String columns =
                    "urlkey,timestamp,url,mime,status,digest,redirect,robotflags,length,offset,"
                            + "filename";
            if (!last("nosource", "").equals("true")) {
                columns += ",source,source-coll";
            }
            if (last("resolveRevisits", "").equals("true")) {
                columns += ",orig.length,orig.offset,orig.filename";
            }
            String[] names = last("fields", last("fl", columns)).split(",");
            return lines().stream()
                    .map(
                            line ->
                                    Stream.of(names)
                                            .map(name -> text(line, name))
                                            .collect(Collectors.joining(" ")))
                    .toList();
        }

        private static String text(Map<String, String> line, String name) {
            return name.startsWith("source") ? "main" : present(line).getOrDefault(name, "-");
        }

        private static Map<String, String> present(Map<String, String> line) {
            Map<String, String> present = new LinkedHashMap<>(line);
            present.values().removeIf(ABSENT::equals);
            return present;
        }

        String links() {
            var date =
                    DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
            List<String> links =
                    lines().stream()
                            .map(
                                    line ->
                                            "<"
                                                    + line.get("url")
                                                    + ">; rel=\"memento\"; datetime=\""
                                                    + moment(line.get("timestamp")).format(date)
                                                    + "\""
                                                    + (last("nosource", "").equals("true")
                                                            ? ""
                                                            : "; collection=\"main\""))
                            .toList();
            return links.isEmpty() ? "" : String.join(",\n", links) + "\n";
        }

        private static LocalDateTime moment(String digits) {
            return LocalDateTime.parse(digits, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
        }
    }
}
