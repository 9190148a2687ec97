package org.diancang.replay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The indexer's calendar of some lines, in the plainest way. */
final class CountedArchive {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private record One(Instant at, JsonNode line, boolean unchanged, Instant sameAs) {
        ZonedDateTime local() {
            return at.atZone(ZONE);
        }

        String digits() {
            return DIGITS.format(local());
        }

        int status() {
            return line.path("status").asInt(0);
        }
    }

    private CountedArchive() {}

    /**
     * The answer.
     *
     * @param lines JSON of lines, oldest first
     * @param at digits that were asked for
     */
    static String of(List<String> lines, String at) {
        List<One> all = read(lines);
        if (all.isEmpty()) {
            return "{\"captures\":0,\"years\":[]}";
        }
        Map<String, Object> answer = new LinkedHashMap<>(counted(all));
        answer.put("url", all.getLast().line().path("url").asString());
        answer.put("first", version(all.getFirst()));
        answer.put("latest", version(all.getLast()));
        TreeMap<Integer, List<One>> years =
                grouped(all, one -> Integer.parseInt(one.digits().substring(0, 4)));
        answer.put(
                "years",
                years.descendingMap().entrySet().stream()
                        .map(year -> with(counted(year.getValue()), "year", year.getKey()))
                        .toList());
        int wanted = at.length() < 4 ? -1 : Integer.parseInt(at.substring(0, 4));
        int year = years.containsKey(wanted) ? wanted : years.lastKey();
        TreeMap<String, List<One>> days =
                grouped(years.get(year), one -> one.digits().substring(0, 8));
        answer.put("year", year(year, days, years.get(year)));
        answer.put("day", day(days, at));
        return JSON.writeValueAsString(answer);
    }

    private static List<One> read(List<String> lines) {
        List<One> all = new ArrayList<>();
        JsonNode before = null;
        Instant same = Instant.EPOCH;
        List<JsonNode> sorted =
                lines.stream()
                        .map(JSON::readTree)
                        .sorted(Comparator.comparing(line -> line.path("capturedAt").asString()))
                        .toList();
        for (JsonNode line : sorted) {
            Instant at = Instant.parse(line.path("capturedAt").asString());
            boolean unchanged = before != null && before.path("digest").equals(line.path("digest"));
            same = unchanged ? same : at;
            all.add(new One(at, line, unchanged, same));
            before = line;
        }
        return all;
    }

    private static <K extends Comparable<K>> TreeMap<K, List<One>> grouped(
            List<One> some, Function<One, K> by) {
        return some.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, Object> year(
            int number, TreeMap<String, List<One>> days, List<One> ofYear) {
        List<Map<String, Object>> rows = rows(ofYear);
        Map<String, Object> year = new LinkedHashMap<>();
        year.put("year", number);
        year.put(
                "failedDays",
                days.values().stream()
                        .filter(day -> day.stream().allMatch(one -> one.status() >= 400))
                        .count());
        year.put(
                "days",
                days.values().stream()
                        .map(
                                day ->
                                        with(
                                                with(
                                                        counted(day),
                                                        "date",
                                                        day.getFirst()
                                                                .local()
                                                                .toLocalDate()
                                                                .toString()),
                                                "statuses",
                                                day.stream()
                                                        .map(One::status)
                                                        .distinct()
                                                        .sorted()
                                                        .limit(4)
                                                        .toList()))
                        .toList());
        year.put("lines", rows.size());
        year.put("rows", rows.stream().limit(60).toList());
        return year;
    }

    private static Map<String, Object> day(TreeMap<String, List<One>> days, String at) {
        String date =
                days.descendingKeySet().stream()
                        .max(
                                Comparator.comparingInt(
                                        (String day) ->
                                                day.startsWith(cut(at, 8))
                                                        ? 2
                                                        : day.startsWith(cut(at, 6)) ? 1 : 0))
                        .orElseThrow();
        List<One> whole = days.get(date);
        Map<String, Object> day = new LinkedHashMap<>();
        day.put("date", whole.getFirst().local().toLocalDate().toString());
        day.put("captures", whole.size());
        TreeMap<Integer, List<One>> hours = grouped(whole, one -> one.local().getHour());
        boolean byHour = rows(whole).size() > 40;
        day.put(
                "hours",
                byHour
                        ? hours.entrySet().stream()
                                .map(
                                        hour ->
                                                Map.of(
                                                        "hour",
                                                        hour.getKey(),
                                                        "captures",
                                                        hour.getValue().size()))
                                .toList()
                        : List.of());
        List<One> shown = whole;
        if (at.length() == 14) {
            Instant until = LocalDateTime.parse(at, DIGITS).atZone(ZONE).toInstant();
            shown = whole.stream().filter(one -> !one.at().isAfter(until)).toList();
        } else if (byHour) {
            int wanted = at.length() == 10 ? Integer.parseInt(at.substring(8)) : -1;
            int hour = hours.containsKey(wanted) ? wanted : hours.lastKey();
            day.put("hour", hour);
            shown = hours.get(hour);
        }
        List<Map<String, Object>> rows = rows(shown);
        day.put("lines", rows.size());
        day.put("rows", rows.stream().limit(40).toList());
        if (rows.size() > 40) {
            String next = String.valueOf(rows.get(40).get("until"));
            day.put("earlier", DIGITS.format(Instant.parse(next).atZone(ZONE)));
        }
        return day;
    }

    private static String cut(String digits, int length) {
        return digits.length() < length ? "none" : digits.substring(0, length);
    }

    private static Map<String, Object> counted(List<One> some) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("captures", some.size());
        counts.put("unchanged", some.stream().filter(One::unchanged).count());
        counts.put(
                "changes",
                some.stream().filter(one -> !one.unchanged() && one.status() < 400).count());
        counts.put(
                "clientErrors",
                some.stream().filter(one -> one.status() >= 400 && one.status() < 500).count());
        counts.put("serverErrors", some.stream().filter(one -> one.status() >= 500).count());
        return counts;
    }

    private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
        some.put(name, value);
        return some;
    }

    private static List<Map<String, Object>> rows(List<One> oldestFirst) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (One one : oldestFirst) {
            Map<String, Object> last = rows.isEmpty() ? Map.of("repeats", 0) : rows.getLast();
            int repeats = (int) last.get("repeats");
            if (one.unchanged() && repeats > 0) {
                last.put("repeats", repeats + 1);
                last.put("last", version(one));
                last.put("until", one.at().toString());
            } else {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("first", version(one));
                row.put("until", one.at().toString());
                row.put("repeats", one.unchanged() ? 1 : 0);
                if (one.unchanged()) {
                    row.put("sameAs", one.sameAs().toString());
                }
                rows.add(row);
            }
        }
        return rows.reversed();
    }

    private static Map<String, Object> version(One one) {
        return Map.of(
                "at",
                one.at().toString(),
                "url",
                one.line().path("url").asString(),
                "status",
                one.status(),
                "mime",
                one.line().path("mime").asString());
    }
}
