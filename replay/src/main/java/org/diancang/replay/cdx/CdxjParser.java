package org.diancang.replay.cdx;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.diancang.events.Original;
import org.diancang.replay.address.Timestamp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines {@code urlkey timestamp {json}}. */
final class CdxjParser {
    private final JsonMapper json = JsonMapper.builder().build();

    /** The capture of a line; empty if the line is none, so that one bad line hides no other. */
    Optional<CdxLine> parse(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first <= 0 || second < 0) {
            return Optional.empty();
        }
        try {
            JsonNode node = json.readTree(line.substring(second + 1));
            return Timestamp.parse(line.substring(first + 1, second))
                    .filter(t -> node.isObject() && !text(node, "filename").isEmpty())
                    .map(t -> read(line.substring(0, first), t, node));
        } catch (JacksonException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The URL of a line that stands for all of its captures. */
    Optional<ArchivedUrls.Listed> listed(String line) {
        return parse(line)
                .map(
                        first -> {
                            JsonNode node = json.readTree(line.substring(line.indexOf('{')));
                            return new ArchivedUrls.Listed(
                                    first,
                                    1 + number(node, "skipcount"),
                                    Timestamp.parse(text(node, "endtimestamp"))
                                            .orElse(first.timestamp()));
                        });
    }

    private static CdxLine read(String urlkey, Timestamp timestamp, JsonNode node) {
        String capturedAt = text(node, "capturedAt");
        return new CdxLine(
                urlkey,
                timestamp,
                text(node, "url"),
                node.hasNonNull("mime") ? text(node, "mime") : "-",
                (int) number(node, "status"),
                digest(text(node, "digest")),
                text(node, "filename"),
                number(node, "offset"),
                number(node, "length"),
                text(node, "recordType"),
                text(node, "recordId"),
                capturedAt.isEmpty() ? timestamp.instant() : Instant.parse(capturedAt),
                text(node, "crawlId"),
                text(node, "siteId"),
                original(node.path("revisitOf")),
                optional(node, "redirect"),
                optional(node, "serverIp"),
                optional(node, "truncated"));
    }

    /** CDX11 writes SHA-1 digests bare. */
    private static String digest(String text) {
        if (text.isEmpty() || text.equals("-")) {
            return "";
        }
        return text.indexOf(':') >= 0 ? text : "sha1:" + text;
    }

    private static Optional<Original> original(JsonNode node) {
        if (!node.isObject() || text(node, "filename").isEmpty()) {
            return Optional.empty();
        }
        String capturedAt = text(node, "capturedAt");
        return Optional.of(
                new Original(
                        text(node, "filename"),
                        number(node, "offset"),
                        text(node, "url"),
                        capturedAt.isEmpty() ? Instant.EPOCH : Instant.parse(capturedAt)));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        String text = text(node, name);
        return text.isEmpty() || text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    private static long number(JsonNode node, String name) {
        String text = text(node, name);
        return text.isEmpty() || text.equals("-") ? 0 : Long.parseLong(text);
    }
}
