package org.diancang.indexer;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a line stands among the lines of the CDX index.
 *
 * @param urlkey without spaces
 * @param timestamp 14 digits
 * @param file with the record
 * @param offset of the record in the file, 0 or more
 */
public record LinePlace(String urlkey, String timestamp, String file, long offset) {
    private static final int LEAST_COLUMNS = 4;

    public LinePlace {
        if (urlkey.isEmpty() || file.isEmpty() || offset < 0 || !timestamp.matches("[0-9]{14}")) {
            throw new IllegalArgumentException("no line stands at " + urlkey + " " + timestamp);
        }
    }

    /**
     * The place of a line of CDX or CDXJ, or what {@link #text()} says; empty if it is none. Of a
     * line of columns the first two and the last two are read.
     */
    public static Optional<LinePlace> of(String line) {
        try {
            String[] parts = line.strip().split(" ");
            if (parts.length > 2 && parts[2].startsWith("{")) {
                JsonNode said = JsonMapper.shared().readTree(line.substring(line.indexOf('{')));
                return Optional.of(
                        new LinePlace(
                                parts[0],
                                parts[1],
                                said.path("filename").asString(""),
                                Long.parseLong(said.path("offset").asString(""))));
            }
            return parts.length < LEAST_COLUMNS
                    ? Optional.empty()
                    : Optional.of(
                            new LinePlace(
                                    parts[0],
                                    parts[1],
                                    parts[parts.length - 1],
                                    Long.parseLong(parts[parts.length - 2])));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** The place on one line. */
    public String text() {
        return urlkey + " " + timestamp + " " + offset + " " + file;
    }
}
