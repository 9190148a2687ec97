package org.diancang.indexer.cdx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.events.ResourceCaptured;

/**
 * Key of a CDX line, in the topic and in the stores: {@code urlkey timestamp file offset} in UTF-8,
 * the offset in 19 digits. Byte order is the order of a sorted CDX file: by urlkey, then by time,
 * and two captures of one URL in one second are both kept.
 *
 * @param urlkey SURT form without spaces and control characters
 * @param timestamp 14 digits
 * @param file name of the file with the record; imported lines may have a path
 * @param offset byte offset of the record in the file, 0 or more
 */
public record CdxKey(String urlkey, String timestamp, String file, long offset) {
    /** Between the parts; no urlkey contains it, and nothing sorts before it. */
    public static final char SEPARATOR = ' ';

    /** Digits of the offset. */
    public static final int OFFSET_DIGITS = 19;

    private static final byte[] HIGHEST =
            Long.toString(Long.MAX_VALUE).getBytes(StandardCharsets.US_ASCII);

    /**
     * @throws IllegalArgumentException if a part is empty or has another form
     */
    public CdxKey {
        if (urlkey.isEmpty()) {
            throw new IllegalArgumentException("urlkey is empty");
        }
        urlkey = sortable(urlkey);
        if (timestamp.length() != CdxTimestamp.DIGITS || !CdxTimestamp.isBeginning(timestamp)) {
            throw new IllegalArgumentException("timestamp must have 14 digits");
        }
        if (file.isEmpty()) {
            throw new IllegalArgumentException("filename is empty");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset must be 0 or more, is " + offset);
        }
    }

    /**
     * The key of a capture's line.
     *
     * @throws IllegalArgumentException if the capture has no urlkey or a date without four-digit
     *     year
     */
    public static CdxKey of(ResourceCaptured capture) {
        return new CdxKey(
                capture.urlkey(),
                CdxTimestamp.of(capture.capturedAt()),
                capture.file(),
                capture.offset());
    }

    /** Reads {@link #toBytes()}; empty where the bytes are no such key. */
    public static Optional<CdxKey> parse(Bytes bytes) {
        String text = new String(bytes.get(), StandardCharsets.UTF_8);
        int first = text.indexOf(SEPARATOR);
        int second = first + 1 + CdxTimestamp.DIGITS;
        int last = text.length() - OFFSET_DIGITS - 1;
        if (first <= 0
                || last <= second + 1
                || text.charAt(second) != SEPARATOR
                || text.charAt(last) != SEPARATOR) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CdxKey(
                            text.substring(0, first),
                            text.substring(first + 1, second),
                            text.substring(second + 1, last),
                            number(text, last + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether bytes are a key, as far as can be seen without making its texts. */
    public static boolean isOne(byte[] key) {
        int first = 0;
        while (first < key.length && key[first] != SEPARATOR) {
            first++;
        }
        int second = first + 1 + CdxTimestamp.DIGITS;
        int last = key.length - OFFSET_DIGITS - 1;
        return first > 0
                && last > second + 1
                && key[second] == SEPARATOR
                && key[last] == SEPARATOR
                && areDigits(key, first + 1, second)
                && areDigits(key, last + 1, key.length)
                && Arrays.compare(key, last + 1, key.length, HIGHEST, 0, HIGHEST.length) <= 0;
    }

    private static boolean areDigits(byte[] key, int from, int to) {
        for (int i = from; i < to; i++) {
            if (key[i] < '0' || key[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static long number(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new IllegalArgumentException("offset is no number");
            }
        }
        return Long.parseLong(text, from, text.length(), 10);
    }

    /** The same place under another urlkey. */
    public CdxKey of(String another) {
        return new CdxKey(another, timestamp, file, offset);
    }

    /** The bytes that topic and stores sort by. */
    public Bytes toBytes() {
        String digits = Long.toString(offset);
        String text =
                urlkey
                        + SEPARATOR
                        + timestamp
                        + SEPARATOR
                        + file
                        + SEPARATOR
                        + "0".repeat(OFFSET_DIGITS - digits.length())
                        + digits;
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A text in which the separator can't occur: spaces and control characters percent-encoded.
     * What is stored as a urlkey and what is asked for both go through here.
     */
    public static String sortable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (breaksColumns(text.charAt(i))) {
                return encoded(text);
            }
        }
        return text;
    }

    private static String encoded(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.chars()
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
