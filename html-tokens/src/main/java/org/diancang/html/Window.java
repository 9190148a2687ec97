package org.diancang.html;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a page that is in memory. It grows for a token that doesn't fit. */
final class Window {
    private final InputStream page;
    private byte[] bytes;
    private int from;
    private int to;
    private boolean ended;

    private Window(InputStream page, byte[] bytes, int from, int to, boolean ended) {
        this.page = page;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.ended = ended;
    }

    static Window over(InputStream page, int size) {
        return new Window(page, new byte[size], 0, 0, false);
    }

    static Window over(byte[] bytes, int from, int to) {
        return new Window(InputStream.nullInputStream(), bytes, from, to, true);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the first byte that is still needed. */
    int from() {
        return from;
    }

    /** Index behind the last byte. */
    int to() {
        return to;
    }

    /** What stands before is needed no more. */
    void release(int index) {
        from = index;
    }

    /**
     * Takes more bytes behind those that are needed, which move to the front, so that {@link
     * #from()} changes.
     *
     * @return whether there were any
     */
    boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int kept = to - from;
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, kept);
        } else if (to == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        from = 0;
        to = kept;
        int read = page.read(bytes, to, bytes.length - to);
        ended = read < 0;
        to += Math.max(read, 0);
        return read > 0 || (!ended && fill());
    }
}
