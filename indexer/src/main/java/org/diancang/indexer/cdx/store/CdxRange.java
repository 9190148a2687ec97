package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxKey;

/**
 * Keys from one to another, both included.
 *
 * @param from lowest
 * @param to highest
 */
public record CdxRange(Bytes from, Bytes to) {
    /** Higher than any byte of UTF-8, so that it ends a range of all that begins alike. */
    private static final byte ABOVE_ALL = (byte) 0xff;

    /** All keys. */
    public static final CdxRange ALL = startingWith("");

    /** Keys that begin with a text. */
    public static CdxRange startingWith(String text) {
        return new CdxRange(lowest(text), highest(text));
    }

    /** Keys that begin with some bytes. */
    static CdxRange startingWith(Bytes beginning) {
        return new CdxRange(beginning, highest(beginning.get()));
    }

    /**
     * Keys of one URL within a time.
     *
     * @param urlkey in its sortable form
     * @param from 0 to 14 digits, the beginning of the first timestamp
     * @param to 0 to 14 digits, the beginning of the last timestamp
     */
    public static CdxRange of(String urlkey, String from, String to) {
        return new CdxRange(
                lowest(urlkey + CdxKey.SEPARATOR + from), highest(urlkey + CdxKey.SEPARATOR + to));
    }

    /** Keys from a text to another, which is not included. */
    public static CdxRange between(String from, String to) {
        return new CdxRange(lowest(from), lowest(to));
    }

    /** Those of its keys that are a position or come after it. */
    public CdxRange startingAt(Bytes position) {
        return from.compareTo(position) < 0 ? new CdxRange(position, to) : this;
    }

    /** Those of its keys that are a position or come before it. */
    public CdxRange upTo(Bytes position) {
        return to.compareTo(position) > 0 ? new CdxRange(from, position) : this;
    }

    /** Whether it can't hold a key. */
    public boolean isEmpty() {
        return from.compareTo(to) > 0;
    }

    private static Bytes lowest(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes highest(String text) {
        return highest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes highest(byte[] bytes) {
        byte[] above = Arrays.copyOf(bytes, bytes.length + 1);
        above[bytes.length] = ABOVE_ALL;
        return Bytes.wrap(above);
    }
}
