package org.diancang.adapter.warc;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The gzip members of a file, one a WARC record (ISO 28500 annex D), each read to its end and
 * checked against its CRC (RFC 1952 §2.3). Stops before the first that is not whole. For one
 * thread.
 */
final class GzipMembers implements Closeable {
    private static final int FIXED_HEADER = 10;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xe0;

    /**
     * A whole member.
     *
     * @param offset of its first byte
     * @param length in bytes, header and trailer included
     */
    record Member(long offset, long length) {}

    private final FileChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(1 << 16).limit(0);
    private final byte[] output = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private long filled;
    private long wholeUntil;

    GzipMembers(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The next member; empty at the end of the file, or where no whole member follows. */
    Optional<Member> next() throws IOException {
        long start = wholeUntil;
        try {
            readHeader();
            readBody();
        } catch (EOFException | ZipException e) {
            return Optional.empty();
        }
        wholeUntil = position();
        return Optional.of(new Member(start, wholeUntil - start));
    }

    /** Offset of the byte after the last whole member that was read. */
    long wholeUntil() {
        return wholeUntil;
    }

    private void readHeader() throws IOException {
        byte[] fixed = new byte[FIXED_HEADER];
        for (int i = 0; i < FIXED_HEADER; i++) {
            fixed[i] = (byte) read();
        }
        int flags = fixed[3] & 0xff;
        if (fixed[0] != 0x1f
                || fixed[1] != (byte) 0x8b
                || fixed[2] != 8
                || (flags & RESERVED_FLAGS) != 0) {
            throw new ZipException("no gzip member");
        }
        if ((flags & FLAG_EXTRA) != 0) {
            skip(readLittleEndian(2));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void readBody() throws IOException {
        inflater.reset();
        CRC32 crc = new CRC32();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    fill();
                    inflater.setInput(input);
                }
                int n = inflater.inflate(output);
                crc.update(output, 0, n);
                if (n == 0 && inflater.needsDictionary()) {
                    throw new ZipException("gzip has no dictionaries");
                }
            }
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
        long expectedCrc = readLittleEndian(4);
        long expectedSize = readLittleEndian(4);
        if (expectedCrc != crc.getValue()
                || expectedSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("content differs from its CRC");
        }
    }

    private long position() {
        return filled - input.remaining();
    }

    private int read() throws IOException {
        fill();
        return input.get() & 0xff;
    }

    private void fill() throws IOException {
        if (!input.hasRemaining()) {
            input.clear();
            int n = channel.read(input, filled);
            input.flip();
            if (n <= 0) {
                throw new EOFException();
            }
            filled += n;
        }
    }

    private long readLittleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) read() << (8 * i);
        }
        return value;
    }

    private void skip(long bytes) throws IOException {
        for (long i = 0; i < bytes; i++) {
            read();
        }
    }

    private void skipText() throws IOException {
        while (read() != 0) {}
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
