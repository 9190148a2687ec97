package org.diancang.adapter.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diancang.adapter.AdapterException;
import org.diancang.events.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reads a growing file of lines, whole lines only: what stands after the last line break is left
 * until its end comes. Lines longer than any message are handed out cut, so that memory stays
 * bounded. For one thread.
 */
final class JournalReader implements Closeable {
    /** A line longer than this is cut; one byte more than can be decoded, so that it is noticed. */
    private static final int LONGEST_LINE = EventCodec.MAX_BYTES + 1;

    /** More than an engine writes between two deliveries, so that none falls behind. */
    private static final int CHUNK = 1 << 18;

    /**
     * A whole line.
     *
     * @param bytes without its line break
     * @param end offset of the byte after its line break
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never kept
    record Line(byte[] bytes, long end) {}

    private final Path file;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private @Nullable FileChannel channel;
    private byte[] partial = new byte[1024];
    private int partialLength;
    private long position;

    /** Reads from an offset where a line begins; the file may not exist yet. */
    JournalReader(Path file, long offset) {
        this.file = file;
        this.position = offset;
    }

    /** The whole lines of the next stretch of the file; empty if nothing was added. */
    List<Line> next() {
        try {
            List<Line> lines = new ArrayList<>();
            while (lines.isEmpty()) {
                chunk.clear();
                FileChannel open = open();
                if (open == null || open.read(chunk, position) <= 0) {
                    return lines;
                }
                split(chunk.flip(), lines);
            }
            return lines;
        } catch (IOException e) {
            throw new AdapterException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private void split(ByteBuffer bytes, List<Line> lines) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            position++;
            if (b == '\n') {
                lines.add(new Line(Arrays.copyOf(partial, partialLength), position));
                partialLength = 0;
            } else if (partialLength < LONGEST_LINE) {
                if (partialLength == partial.length) {
                    partial = Arrays.copyOf(partial, Math.min(LONGEST_LINE, partialLength * 2));
                }
                partial[partialLength++] = b;
            }
        }
    }

    private @Nullable FileChannel open() throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return null;
            }
        }
        return channel;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new AdapterException("can't close " + file + ": " + e.getMessage(), e);
        }
    }
}
