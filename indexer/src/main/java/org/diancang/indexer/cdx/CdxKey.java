package org.diancang.indexer.cdx;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.events.CaptureId;
import org.diancang.events.ResourceCaptured;

/**
 * Key of a CDX line, in the topic and in the stores: {@code urlkey timestamp file offset} in UTF-8,
 * the offset in 19 digits. Byte order is the order of a sorted CDX file: by urlkey, then by time,
 * and two captures of one URL in one second are both kept.
 *
 * @param urlkey SURT form without spaces and control characters
 * @param timestamp 14 digits
 * @param captureId where the record stands
 */
record CdxKey(String urlkey, String timestamp, CaptureId captureId) {
    /** Between urlkey and timestamp; no urlkey contains it, and nothing sorts before it. */
    static final char SEPARATOR = ' ';

    private static final Pattern FORM =
            Pattern.compile("([^ ]+) ([0-9]{14}) (.+) ([0-9]{19})", Pattern.DOTALL);

    CdxKey {
        if (urlkey.isEmpty()) {
            throw new IllegalArgumentException("urlkey is empty");
        }
        urlkey = sortable(urlkey);
    }

    /**
     * The key of a capture's line.
     *
     * @throws IllegalArgumentException if the capture has no urlkey or a date without four-digit
     *     year
     */
    static CdxKey of(ResourceCaptured capture) {
        return new CdxKey(
                capture.urlkey(), CdxTimestamp.of(capture.capturedAt()), capture.captureId());
    }

    /** Reads {@link #toBytes()}; empty where the bytes are no such key. */
    static Optional<CdxKey> parse(Bytes bytes) {
        Matcher parts = FORM.matcher(new String(bytes.get(), StandardCharsets.UTF_8));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var id = new CaptureId(parts.group(3), Long.parseLong(parts.group(4)));
            return Optional.of(new CdxKey(parts.group(1), parts.group(2), id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The bytes that topic and stores sort by. */
    Bytes toBytes() {
        String text =
                urlkey
                        + SEPARATOR
                        + timestamp
                        + SEPARATOR
                        + captureId.file()
                        + SEPARATOR
                        + String.format(Locale.ROOT, "%019d", captureId.offset());
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A urlkey in which the separator can't occur: spaces and control characters percent-encoded.
     * What is stored and what is asked for both go through here.
     */
    static String sortable(String urlkey) {
        if (urlkey.chars().noneMatch(CdxKey::breaksColumns)) {
            return urlkey;
        }
        var safe = new StringBuilder(urlkey.length() + 16);
        urlkey.chars()
                .forEach(
                        c -> {
                            if (breaksColumns(c)) {
                                safe.append(String.format(Locale.ROOT, "%%%02x", c));
                            } else {
                                safe.append((char) c);
                            }
                        });
        return safe.toString();
    }

    private static boolean breaksColumns(int c) {
        return c <= ' ' || c == 0x7f;
    }
}
