package org.diancang.warcstore.records;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One record as it was written, without the gzip around it. How long it is, it says itself: what a
 * caller believes would let it read into the next record. For one thread; the channel is moved
 * about and not closed.
 */
public final class RecordBytes {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Window window;
    private final long offset;
    private final boolean gzipped;
    private final long length;

    private RecordBytes(Window window, long offset, boolean gzipped, long length) {
        this.window = window;
        this.offset = offset;
        this.gzipped = gzipped;
        this.length = length;
    }

    /**
     * Reads the header of the record at an offset.
     *
     * @return empty if none begins there
     * @throws IOException if the file can't be read
     */
    public static Optional<RecordBytes> at(SeekableByteChannel channel, long offset)
            throws IOException {
        Window window = new Window(channel);
        boolean gzipped = GzipMember.mayBegin(window, offset);
        try (InputStream in = open(window, offset, gzipped)) {
            return RecordHead.read(in) instanceof RecordHead.Good good
                    ? Optional.of(new RecordBytes(window, offset, gzipped, good.length()))
                    : Optional.empty();
        }
    }

    /** Bytes of header, block and the two empty lines behind it (ISO 28500 §4). */
    public long length() {
        return length + END.length;
    }

    /**
     * Writes them, holding none.
     *
     * @throws EOFException if the record is cut short; what there is has been written
     */
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long left = length;
        try (InputStream in = open(window, offset, gzipped)) {
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (n < 0) {
                    throw new EOFException("the record breaks off " + left + " bytes too early");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
        out.write(END);
    }

    private static InputStream open(Window window, long offset, boolean gzipped)
            throws IOException {
        return gzipped ? new GzipMember(window, offset) : window.from(offset);
    }
}
