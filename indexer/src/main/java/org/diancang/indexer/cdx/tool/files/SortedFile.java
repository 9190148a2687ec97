package org.diancang.indexer.cdx.tool.files;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A sorted file that is not gzipped, searched by halves. For one thread. */
public final class SortedFile implements Closeable {
    private static final int BLOCK = 1 << 13;
    private static final short GZIP = 0x1f8b;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    /**
     * Opens a file.
     *
     * @throws CdxFileException if it can't be read, or is gzipped
     */
    public SortedFile(Path path) {
        this.path = path;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
            this.size = channel.size();
            ByteBuffer first = ByteBuffer.allocate(2);
            if (channel.read(first, 0) == 2 && first.getShort(0) == GZIP) {
                channel.close();
                throw new CdxFileException(
                        path
                                + " is gzipped, so that it can't be searched; unpack it, or make a"
                                + " cluster of it with: ./diancang cdx zipnum");
            }
        } catch (IOException e) {
            throw new CdxFileException("can't read " + path + ": " + e);
        }
    }

    /** All lines from the first on that is not less than a key. */
    public Lines from(byte[] key) {
        return linesAt(search(key).place());
    }

    /** All lines from the last on that is less than a key; from the first if none is. */
    public Lines fromBefore(byte[] key) {
        return linesAt(search(key).before());
    }

    /**
     * Where a search ends.
     *
     * @param before where the last line begins that is less
     * @param place where the first line begins that is not
     */
    private record Found(long before, long place) {}

    private Found search(byte[] key) {
        long before = 0;
        // A line begins at low, and all before it are less; the one looked for begins between low
        // and high, or is the first behind high.
        long low = 0;
        long high = size;
        while (high - low > BLOCK) {
            long middle = low + (high - low) / 2;
            long begin = nextBegin(middle, high);
            if (begin >= high) {
                high = middle;
                continue;
            }
            byte[] line = lineAt(begin);
            if (Arrays.compareUnsigned(line, key) < 0) {
                before = begin;
                low = begin + line.length + 1;
            } else {
                high = middle;
            }
        }
        return scan(key, before, low);
    }

    private Found scan(byte[] key, long before, long low) {
        long last = before;
        long place = low;
        Lines lines = linesAt(low);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (Arrays.compareUnsigned(line, key) >= 0) {
                break;
            }
            last = place;
            place += line.length + 1L;
        }
        return new Found(last, place);
    }

    /** Where the first line begins at a position or behind it; {@code end} or more if none does. */
    private long nextBegin(long position, long end) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try {
            for (long at = position - 1; at < end; at += BLOCK) {
                int n = channel.read(block.clear(), at);
                for (int i = 0; i < n; i++) {
                    if (block.get(i) == '\n') {
                        return at + i + 1;
                    }
                }
            }
        } catch (IOException e) {
            throw new CdxFileException("can't read " + path + ": " + e.getMessage());
        }
        return end;
    }

    private byte[] lineAt(long position) {
        Lines lines = linesAt(position);
        byte[] line = lines.next();
        if (line == null || line.length > Lines.LONGEST) {
            throw SortedLines.tooLong(lines);
        }
        return line;
    }

    private Lines linesAt(long position) {
        try {
            InputStream in = Channels.newInputStream(channel.position(position));
            return Lines.of(path.toString(), new StaysOpen(in));
        } catch (IOException e) {
            throw new CdxFileException("can't read " + path + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CdxFileException("can't close " + path + ": " + e.getMessage());
        }
    }

    /** The channel is closed with the file, not with the lines of a search. */
    private static final class StaysOpen extends FilterInputStream {
        StaysOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
