package org.diancang.warcstore.records;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * One gzip member (RFC 1952 §2.3), inflated as it is read and checked against its CRC at its end.
 */
final class GzipMember extends InputStream {
    static final int FIRST_MAGIC = 0x1f;
    static final int SECOND_MAGIC = 0x8b;

    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xe0;
    private static final int LONGEST_TEXT = 1 << 16;

    /** From here on, what inflates further than this is no page but a bomb. */
    private static final long SUSPECT_BYTES = 256L << 20;

    private static final long MOST_FOLD = 100;

    private final Window window;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 13];
    private final byte[] output = new byte[1 << 16];
    private final long start;
    private long position;
    private int next;
    private int ready;
    private boolean ended;

    /**
     * Reads the member's header.
     *
     * @throws ZipException if no member begins there
     * @throws EOFException if the file ends within its header
     */
    GzipMember(Window window, long start) throws IOException {
        this.window = window;
        this.start = start;
        this.position = start;
        readHeader();
    }

    /** Whether the bytes at a position can be the start of a member. */
    static boolean mayBegin(Window window, long at) throws IOException {
        return window.at(at) == FIRST_MAGIC
                && window.at(at + 1) == SECOND_MAGIC
                && window.at(at + 2) == DEFLATE
                && (window.at(at + 3) & RESERVED_FLAGS) == 0;
    }

    /** Bytes inflated so far, those not read yet included. */
    long inflated() {
        return inflater.getBytesWritten();
    }

    /** Position of the first byte behind the member, once it is read to its end. */
    long end() {
        return position;
    }

    @Override
    public int read() throws IOException {
        return next < ready || inflate() ? output[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == ready && !inflate()) {
            return -1;
        }
        int n = Math.min(length, ready - next);
        System.arraycopy(output, next, target, from, n);
        next += n;
        return n;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private boolean inflate() throws IOException {
        next = 0;
        ready = 0;
        while (!ended && ready == 0) {
            if (inflater.needsInput()) {
                feed();
            }
            try {
                ready = inflater.inflate(output);
            } catch (DataFormatException e) {
                throw new ZipException("gzip data is damaged: " + e.getMessage());
            }
            crc.update(output, 0, ready);
            if (inflater.needsDictionary()) {
                throw new ZipException("gzip data is damaged: it wants a dictionary");
            }
            refuseBomb();
            if (inflater.finished()) {
                finish();
            }
        }
        return ready > 0;
    }

    private void refuseBomb() throws ZipException {
        long written = inflater.getBytesWritten();
        if (written > SUSPECT_BYTES && written / MOST_FOLD > inflater.getBytesRead()) {
            throw new ZipException(
                    "it inflates more than " + MOST_FOLD + "-fold, to over " + written + " bytes");
        }
    }

    private void feed() throws IOException {
        int n = window.copy(position, input);
        if (n < 0) {
            throw new EOFException("the file ends within a gzip member");
        }
        inflater.setInput(input, 0, n);
        position += n;
    }

    private void finish() throws IOException {
        ended = true;
        position -= inflater.getRemaining();
        long expectedCrc = littleEndian(4);
        long expectedSize = littleEndian(4);
        if (expectedCrc != crc.getValue()
                || expectedSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("gzip data is damaged: it differs from its CRC");
        }
    }

    private void readHeader() throws IOException {
        if (!mayBegin(window, start)) {
            throw new ZipException("no gzip member begins here");
        }
        int flags = window.at(start + 3);
        position = start + 10;
        if ((flags & FLAG_EXTRA) != 0) {
            // Not in one expression: reading the length moves the position, too.
            long extra = littleEndian(2);
            position += extra;
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            position += 2;
        }
    }

    private void skipText() throws IOException {
        long most = position + LONGEST_TEXT;
        while (byteAtPosition() != 0) {
            if (position > most) {
                throw new ZipException("no gzip member begins here");
            }
        }
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) byteAtPosition() << (8 * i);
        }
        return value;
    }

    private int byteAtPosition() throws IOException {
        int b = window.at(position++);
        if (b < 0) {
            throw new EOFException("the file ends within a gzip member");
        }
        return b;
    }
}
