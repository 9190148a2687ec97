package org.diancang.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.diancang.replay.address.Timestamp;
import org.diancang.url.UrlKey;

/** Lines of a CDX index, found as the indexer finds them. */
final class IndexLines {
    /** One capture. */
    record Line(String urlkey, Timestamp timestamp, String json) {
        @Override
        public String toString() {
            return urlkey + " " + timestamp + " " + json;
        }
    }

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** A line with whatever it is to say. */
    void add(
            String key,
            String url,
            String at,
            int code,
            String mime,
            String digest,
            String fileName,
            long offset,
            UUID id,
            String recordType,
            String more,
            String redirect) {
        Timestamp timestamp = Timestamp.of(Instant.parse(at));
        String json =
                "{\"url\":\"%s\",\"mime\":\"%s\",\"status\":%d,\"digest\":\"%s\",\"length\":500,\"offset\":%d,\"filename\":\"%s\",\"recordType\":\"%s\",\"recordId\":\"urn:uuid:%s\",\"capturedAt\":\"%s\",\"crawlId\":\"0190f000-0000-7000-8000-000000000017\",\"siteId\":\"%s\",\"serverIp\":\"203.0.113.24\"%s%s}"
                        .formatted(
                                url.replace("\\", "\\\\").replace("\"", "\\\""),
                                mime,
                                code,
                                digest,
                                offset,
                                fileName,
                                recordType,
                                id,
                                at,
                                Archive.SITE,
                                more,
                                redirect.isEmpty()
                                        ? ""
                                        : ",\"redirect\":\""
                                                + redirect.replaceAll("[^!-~]", "_")
                                                + "\"");
        lines.add(new Line(key, timestamp, json));
    }

    void remove(String urlkey) {
        lines.removeIf(line -> line.urlkey().equals(urlkey));
    }

    /** The lines under a key, oldest first. */
    List<Line> of(String urlkey) {
        return lines.stream()
                .filter(line -> line.urlkey().equals(urlkey))
                .sorted(Comparator.comparing(Line::timestamp))
                .toList();
    }

    /**
     * Those that a question is about, in the order that it asks for.
     *
     * @param asked parameters of the question
     * @param hidden lines that are in no answer
     */
    List<Line> found(Map<String, String> asked, Predicate<Line> hidden) {
        String key = UrlKey.of(asked.get("url")).value();
        boolean prefix = "prefix".equals(asked.get("matchType"));
        if (prefix && !key.endsWith("/") && asked.get("url").matches(".*[/?]")) {
            key += asked.get("url").substring(asked.get("url").length() - 1);
        }
        String from = asked.getOrDefault("from", "0");
        String to = asked.getOrDefault("to", "9");
        List<Line> found = new ArrayList<>();
        for (Line line : lines) {
            String digits = line.timestamp().digits();
            if (meant(line.urlkey(), key, asked.getOrDefault("matchType", "exact"))
                    && !hidden.test(line)
                    && digits.compareTo(from) >= 0
                    && digits.compareTo(to) <= 0) {
                found.add(line);
            }
        }
        found.sort(Comparator.comparing(Line::urlkey).thenComparing(Line::timestamp));
        if ("reverse".equals(asked.get("sort"))) {
            found = found.reversed();
        }
        if (asked.containsKey("closest")) {
            Instant at = Timestamp.parse(asked.get("closest")).orElseThrow().instant();
            found.sort(
                    Comparator.comparing(l -> Duration.between(at, l.timestamp().instant()).abs()));
        }
        return found;
    }

    private static boolean meant(String urlkey, String key, String matchType) {
        String host = key.replaceFirst("\\).*", "");
        return switch (matchType) {
            case "prefix" -> urlkey.startsWith(key);
            case "host" -> urlkey.startsWith(host + ")");
            case "domain" -> urlkey.startsWith(host + ")") || urlkey.startsWith(host + ",");
            default -> urlkey.equals(key);
        };
    }

    /** Each URL once with how many lines it has; a key is the URL that was listed last. */
    static String collapsed(List<Line> found, Map<String, String> asked) {
        Map<String, List<Line>> byUrl = new TreeMap<>();
        found.forEach(l -> byUrl.computeIfAbsent(l.urlkey(), k -> new ArrayList<>()).add(l));
        long limit = Long.parseLong(asked.get("limit"));
        StringBuilder out = new StringBuilder();
        int listed = 0;
        for (List<Line> lines : byUrl.values()) {
            Line first = lines.getFirst();
            if (first.urlkey().compareTo(asked.getOrDefault("resumeKey", "")) <= 0) {
                continue;
            }
            out.append(first.urlkey())
                    .append(' ')
                    .append(first.timestamp())
                    .append(' ')
                    .append(first.json(), 0, first.json().length() - 1)
                    .append(
                            ",\"skipcount\":%d,\"endtimestamp\":\"%s\"}\n"
                                    .formatted(lines.size() - 1, lines.getLast().timestamp()));
            if (++listed == limit) {
                return out + "\n" + first.urlkey() + "\n";
            }
        }
        return out.toString();
    }
}
