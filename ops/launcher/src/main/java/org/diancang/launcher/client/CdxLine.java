package org.diancang.launcher.client;

import org.diancang.launcher.LauncherException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the index in CDXJ, as far as the launcher compares it.
 *
 * @param urlkey SURT form of the URL
 * @param timestamp 14 digits
 * @param fields the JSON part
 */
public record CdxLine(String urlkey, String timestamp, JsonNode fields) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads a line.
     *
     * @throws LauncherException if it is not CDXJ
     */
    public static CdxLine parse(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            throw new LauncherException("not a CDXJ line: " + line);
        }
        try {
            return new CdxLine(
                    line.substring(0, first),
                    line.substring(first + 1, second),
                    JSON.readTree(line.substring(second + 1)));
        } catch (JacksonException e) {
            throw new LauncherException("not a CDXJ line: " + line, e);
        }
    }

    /** A field as text; empty where absent. */
    public String text(String name) {
        return fields.path(name).asString("");
    }

    /** Byte offset of the record. */
    public long offset() {
        return fields.path("offset").asLong(-1);
    }

    /** Bytes of the record in the file. */
    public long length() {
        return fields.path("length").asLong(-1);
    }

    /** WARC file. */
    public String file() {
        return text("filename");
    }
}
