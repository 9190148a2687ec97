package org.diancang.warcstore.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes of a file by position, through a buffer. */
final class Window {
    private static final int BYTES = 1 << 16;

    private final SeekableByteChannel channel;
    private final byte[] bytes = new byte[BYTES];
    private final long size;
    private long start;
    private int filled;

    Window(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** The byte at a position; -1 outside the file. */
    int at(long position) throws IOException {
        if (position < start || position >= start + filled) {
            if (position < 0 || position >= size || !fill(position)) {
                return -1;
            }
        }
        return bytes[(int) (position - start)] & 0xff;
    }

    /** Copies what the buffer has from a position on; -1 at the end. */
    int copy(long position, byte[] target) throws IOException {
        if (at(position) < 0) {
            return -1;
        }
        int from = (int) (position - start);
        int count = Math.min(target.length, filled - from);
        System.arraycopy(bytes, from, target, 0, count);
        return count;
    }

    private boolean fill(long position) throws IOException {
        channel.position(position);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        start = position;
        filled = buffer.position();
        return filled > 0;
    }

    /** The bytes from a position on. */
    InputStream from(long position) {
        return new InputStream() {
            private long next = position;

            @Override
            public int read() throws IOException {
                int b = at(next);
                if (b >= 0) {
                    next++;
                }
                return b;
            }
        };
    }
}
