package org.diancang.replay.rewrite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Gathers the many small pieces of a page, for one thread, so that few large ones are written. */
final class PageOutput {
    private final OutputStream out;
    private final byte[] held = new byte[32 << 10];
    private int length;

    PageOutput(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /**
     * Writes some bytes.
     *
     * @param from index of the first
     * @param to index behind the last
     */
    void write(byte[] bytes, int from, int to) throws IOException {
        int count = to - from;
        if (count > held.length - length) {
            drain();
            if (count > held.length) {
                out.write(bytes, from, count);
                return;
            }
        }
        System.arraycopy(bytes, from, held, length, count);
        length += count;
    }

    /** Writes text whose chars are bytes. */
    void write(String bytes) throws IOException {
        write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Hands on what is held. */
    void flush() throws IOException {
        drain();
        out.flush();
    }

    private void drain() throws IOException {
        out.write(held, 0, length);
        length = 0;
    }
}
