package org.diancang.indexer.cdx.server;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.store.SortedStores;

/**
 * What look-ups are due, worked out with whole lists in the plainest way. It understands the
 * parameters that tests use and no others; {@code page} counts pages of {@value #PAGE} lines.
 */
final class Model {
    static final int PAGE = 7;
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    final List<ModelLine> lines;

    Model(List<ModelLine> lines) {
        this.lines = lines.stream().sorted().toList();
    }

    /** Lines with everything that look-ups tell apart, the same for the same seed. */
    static Model random(long seed, int size) {
        var random = new Random(seed);
        List<String> urls =
                List.of(
                        "com,example)/",
                        "com,example)/",
                        "com,example)/a",
                        "com,example)/b?c=1",
                        "com,example,news)/",
                        "org,other)/");
        List<ModelLine> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String digest = String.valueOf((char) ('A' + random.nextInt(3))).repeat(32);
            boolean revisit = random.nextInt(3) == 0;
            boolean imported = random.nextBoolean();
            lines.add(
                    new ModelLine(
                            urls.get(random.nextInt(urls.size())),
                            "20%02d010%d00000%d"
                                    .formatted(
                                            24 + random.nextInt(3),
                                            1 + random.nextInt(2),
                                            random.nextInt(2)),
                            i,
                            random.nextInt(4) == 0 ? 404 : 200,
                            random.nextInt(6) == 0 ? "" : digest,
                            revisit,
                            revisit && !imported && random.nextBoolean() ? 1_000 + i : -1,
                            imported));
        }
        return new Model(lines);
    }

    SortedStores stores() {
        var stores = new SortedStores();
        lines.forEach(line -> line.storeIn(stores));
        return stores;
    }

    /** A line of the answer. */
    record Told(ModelLine line, Map<String, String> columns) {
        @Override
        public String toString() {
            return line.offset() + " " + columns;
        }
    }

    /** The answer to a query. */
    List<Told> answer(Map<String, List<String>> query) {
        List<ModelLine> stored = ordered(query);
        List<ModelLine> filtered =
                stored.stream()
                        .filter(line -> all(query, "filter").stream().allMatch(f -> meets(line, f)))
                        .toList();
        List<Told> told = new ArrayList<>();
        for (ModelLine head : collapsed(filtered, all(query, "collapse"))) {
            told.add(new Told(head, new TreeMap<>()));
        }
        for (int i = 0; i < told.size(); i++) {
            int at = filtered.indexOf(told.get(i).line());
            int next =
                    i + 1 < told.size()
                            ? filtered.indexOf(told.get(i + 1).line())
                            : filtered.size();
            tell(query, told.get(i), filtered, at, next);
        }
        if (query.containsKey("page")) {
            int page = Integer.parseInt(one(query, "page"));
            told.removeIf(t -> stored.indexOf(t.line()) / PAGE != page);
        }
        if (query.containsKey("after")) {
            long after = Long.parseLong(one(query, "after"));
            int last = stored.stream().map(ModelLine::offset).toList().indexOf(after);
            told.removeIf(t -> stored.indexOf(t.line()) <= last);
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", List.of("9999")).getFirst());
        return limit > 0
                ? told.subList(0, Math.min(limit, told.size()))
                : told.subList(Math.max(0, told.size() + limit), told.size());
    }

    private void tell(
            Map<String, List<String>> query,
            Told told,
            List<ModelLine> filtered,
            int at,
            int next) {
        ModelLine line = told.line();
        if (query.containsKey("showDupeCount")) {
            told.columns()
                    .put(
                            "dupecount",
                            line.digest().isEmpty()
                                    ? "0"
                                    : Long.toString(
                                            filtered.subList(0, at).stream()
                                                    .filter(l -> l.urlkey().equals(line.urlkey()))
                                                    .filter(l -> l.digest().equals(line.digest()))
                                                    .count()));
        }
        if (query.containsKey("showSkipCount")) {
            told.columns().put("skipcount", Integer.toString(next - at - 1));
        }
        if (query.containsKey("lastSkipTimestamp")) {
            told.columns().put("endtimestamp", filtered.get(next - 1).timestamp());
        }
        if (query.containsKey("resolveRevisits")) {
            told.columns().putAll(original(line));
        }
    }

    private Map<String, String> original(ModelLine line) {
        if (line.revisit() && line.refersTo() >= 0) {
            return place("-", Long.toString(line.refersTo()), ModelLine.ORIGINALS);
        }
        return lines.stream()
                .filter(l -> line.revisit() && !line.digest().isEmpty() && !l.revisit())
                .filter(l -> l.urlkey().equals(line.urlkey()) && l.digest().equals(line.digest()))
                .findFirst()
                .map(
                        l ->
                                place(
                                        Long.toString(l.length()),
                                        Long.toString(l.offset()),
                                        ModelLine.FILE))
                .orElse(place("-", "-", "-"));
    }

    private static Map<String, String> place(String length, String offset, String file) {
        return Map.of("orig.length", length, "orig.offset", offset, "orig.filename", file);
    }

    private List<ModelLine> ordered(Map<String, List<String>> query) {
        List<ModelLine> found =
                new ArrayList<>(
                        lines.stream()
                                .filter(line -> line.urlkey().matches(one(query, "keys")))
                                .filter(line -> within(query, line.timestamp()))
                                .toList());
        if (query.containsKey("sort")) {
            Collections.reverse(found);
        } else if (query.containsKey("closest")) {
            // Going backwards from the time, then forwards; of two as far away the earlier first.
            // Lines of one second stay as they are.
            List<ModelLine> later =
                    found.stream()
                            .filter(line -> line.timestamp().compareTo(one(query, "closest")) >= 0)
                            .toList();
            found.removeAll(later);
            found.sort(Comparator.comparing(ModelLine::timestamp).reversed());
            found.addAll(later);
            LocalDateTime wanted = LocalDateTime.parse(one(query, "closest"), DIGITS);
            found.sort(
                    Comparator.comparing(
                            (ModelLine line) ->
                                    Duration.between(
                                                    wanted,
                                                    LocalDateTime.parse(line.timestamp(), DIGITS))
                                            .abs()));
        }
        return found;
    }

    private static boolean within(Map<String, List<String>> query, String timestamp) {
        String from = query.getOrDefault("from", List.of("0")).getFirst();
        String to = query.getOrDefault("to", List.of("9")).getFirst();
        return number(timestamp).compareTo(number((from + "0".repeat(14)).substring(0, 14))) >= 0
                && number(timestamp).compareTo(number((to + "9".repeat(14)).substring(0, 14))) <= 0;
    }

    private static BigInteger number(String digits) {
        return new BigInteger(digits);
    }

    private static boolean meets(ModelLine line, String filter) {
        boolean inverted = filter.startsWith("!");
        String[] parts = filter.substring(inverted ? 1 : 0).split(":", 2);
        return Pattern.matches(parts[1], line.field(parts[0])) != inverted;
    }

    private static List<ModelLine> collapsed(List<ModelLine> lines, List<String> collapses) {
        List<ModelLine> kept = lines;
        for (String collapse : collapses) {
            String[] parts = collapse.split(":", 2);
            int length = parts.length == 1 ? 99 : Integer.parseInt(parts[1]);
            List<ModelLine> heads = new ArrayList<>();
            String current = null;
            for (ModelLine line : kept) {
                String value = line.field(parts[0]);
                value = value.length() > length ? value.substring(0, length) : value;
                if (!value.equals(current)) {
                    heads.add(line);
                }
                current = value;
            }
            kept = heads;
        }
        return kept;
    }

    private static String one(Map<String, List<String>> query, String name) {
        return query.get(name).getFirst();
    }

    private static List<String> all(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of());
    }
}
