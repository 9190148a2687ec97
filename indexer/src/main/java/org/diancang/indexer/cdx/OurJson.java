package org.diancang.indexer.cdx;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The first members of a line as {@link CdxLineCodec#encode} writes it: url, mime, status, digest,
 * length, offset, filename, recordType, in this order, no other before or between, no escapes.
 * Tells where they are; what is written otherwise it leaves to a parser. Used by one thread.
 */
final class OurJson {
    private static final byte[] URL = name("{\"url\":\"");
    private static final byte[] MIME = name(",\"mime\":\"");
    private static final byte[] STATUS = name(",\"status\":");
    private static final byte[] DIGEST = name(",\"digest\":\"");
    private static final byte[] LENGTH = name(",\"length\":");
    private static final byte[] OFFSET = name(",\"offset\":");
    private static final byte[] FILENAME = name(",\"filename\":\"");
    private static final byte[] RECORD_TYPE = name(",\"recordType\":\"");

    private int at;
    private int kindEnd;
    private int digestAt;
    private int digestEnd;
    private int typeAt;
    private int typeEnd;

    /** Whether the line is written so. */
    boolean read(byte[] json) {
        at = 0;
        digestAt = -1;
        digestEnd = -1;
        if (json.length < 2 || json[json.length - 1] != '}' || !passed(json, URL) || !text(json)) {
            return false;
        }
        if ((passed(json, MIME) && !text(json)) || (passed(json, STATUS) && !digits(json))) {
            return false;
        }
        kindEnd = at;
        if (passed(json, DIGEST)) {
            digestAt = at;
            if (!text(json)) {
                return false;
            }
            digestEnd = at - 1;
        }
        if ((passed(json, LENGTH) && !digits(json))
                || !passed(json, OFFSET)
                || !digits(json)
                || !passed(json, FILENAME)
                || !text(json)) {
            return false;
        }
        typeAt = at;
        if (passed(json, RECORD_TYPE) && !text(json)) {
            return false;
        }
        typeEnd = at;
        return at < json.length && (json[at] == ',' || at == json.length - 1);
    }

    /** End of what comes before the digest. */
    int kindEnd() {
        return kindEnd;
    }

    /** Beginning of the digest's text, -1 where there is none. */
    int digestAt() {
        return digestAt;
    }

    int digestEnd() {
        return digestEnd;
    }

    /** Beginning of the record's type. */
    int typeAt() {
        return typeAt;
    }

    int typeEnd() {
        return typeEnd;
    }

    private boolean passed(byte[] json, byte[] name) {
        if (json.length - at < name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (json[at + i] != name[i]) {
                return false;
            }
        }
        at += name.length;
        return true;
    }

    /** Passes over a text and the quotation mark behind it. */
    private boolean text(byte[] json) {
        for (; at < json.length; at++) {
            byte b = json[at];
            if (b == '"') {
                at++;
                return true;
            }
            if (b == '\\' || (b >= 0 && b < ' ')) {
                return false;
            }
        }
        return false;
    }

    private boolean digits(byte[] json) {
        int from = at;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at > from;
    }

    private static byte[] name(String text) {
        return text.getBytes(US_ASCII);
    }
}
