package org.diancang.indexer.cdx.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Cuts what comes into lines without making an object of each; unpacks gzip members. */
final class LineSplitter {
    /** A longer line is cut here; no line of a CDX is as long. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 256 << 10;
    private static final int GZIP = 0x1f8b;

    private LineSplitter() {}

    /** Takes lines. */
    interface Lines {
        /**
         * A line.
         *
         * @param bytes holds it until this returns
         * @param to behind its last byte; line feed and carriage return are not included
         * @param whole whether it is not longer than {@link #LONGEST}; otherwise its beginning
         */
        void line(byte[] bytes, int from, int to, boolean whole) throws IOException;
    }

    static void split(InputStream in, Lines lines) throws IOException {
        InputStream plain = unpacked(in);
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        boolean skipping = false;
        int read;
        while ((read = plain.read(buffer, filled, buffer.length - filled)) >= 0) {
            int from = 0;
            int scan = filled;
            filled += read;
            for (int i = scan; i < filled; i++) {
                if (buffer[i] == '\n') {
                    if (!skipping) {
                        emit(buffer, from, i, lines);
                    }
                    skipping = false;
                    from = i + 1;
                }
            }
            if (from == 0 && filled == buffer.length) {
                if (buffer.length < LONGEST) {
                    buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LONGEST));
                    continue;
                }
                if (!skipping) {
                    lines.line(buffer, 0, filled, false);
                }
                skipping = true;
                from = filled;
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
        }
        if (filled > 0 && !skipping) {
            emit(buffer, 0, filled, lines);
        }
    }

    private static void emit(byte[] buffer, int from, int to, Lines lines) throws IOException {
        lines.line(buffer, from, to > from && buffer[to - 1] == '\r' ? to - 1 : to, true);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 64 << 10);
        buffered.mark(2);
        int first = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return first == GZIP ? new GZIPInputStream(buffered, 64 << 10) : buffered;
    }
}
