package org.diancang.indexer.cdx.tool.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, gzipped or not, one at a time. For one thread.
 *
 * <p>Sorted means by their bytes as unsigned numbers, as {@code sort} does with {@code LC_ALL=C}.
 */
public final class Lines implements Closeable {
    /** Stands for standard input where a file is named. */
    public static final String STANDARD_INPUT = "-";

    /** Bytes of a line at most; a line is no longer by far, but what is no text may be. */
    public static final int LONGEST = 1 << 20;

    /** For where no standard input is meant. */
    static final InputStream NO_INPUT = InputStream.nullInputStream();

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final String name;
    private final Counting counting;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long number;

    private Lines(String name, InputStream source) throws IOException {
        this.name = name;
        this.counting = new Counting(source);
        BufferedInputStream peeked = new BufferedInputStream(counting, BUFFER);
        peeked.mark(2);
        boolean gzipped = peeked.read() == GZIP_FIRST && peeked.read() == GZIP_SECOND;
        peeked.reset();
        this.in = gzipped ? new GZIPInputStream(peeked, BUFFER) : peeked;
    }

    /**
     * Opens a file.
     *
     * @param standardInput read where the name is {@value #STANDARD_INPUT}
     * @throws CdxFileException if it can't be read
     */
    public static Lines open(String name, InputStream standardInput) {
        try {
            return name.equals(STANDARD_INPUT)
                    ? new Lines("standard input", standardInput)
                    : new Lines(name, Files.newInputStream(Path.of(name)));
        } catch (IOException | IllegalArgumentException e) {
            throw new CdxFileException("can't read " + name + ": " + e);
        }
    }

    /** Lines of what is already open. */
    public static Lines of(String name, InputStream in) {
        try {
            return new Lines(name, in);
        } catch (IOException e) {
            throw new CdxFileException("can't read " + name + ": " + e);
        }
    }

    /**
     * The next line without its line feed; null at the end. Of a line that is longer than {@value
     * #LONGEST} only so much and a byte more.
     *
     * @throws CdxFileException if the rest can't be read
     */
    public byte @Nullable [] next() {
        try {
            return read();
        } catch (EOFException | ZipException e) {
            throw new CdxFileException(
                    name + " is damaged behind line " + number + ": " + e.getMessage());
        } catch (IOException e) {
            throw new CdxFileException("can't read " + name + ": " + e.getMessage());
        }
    }

    private byte @Nullable [] read() throws IOException {
        ByteArrayOutputStream begun = null;
        while (true) {
            if (next == filled && !fill()) {
                return begun == null ? null : counted(begun.toByteArray());
            }
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int from = next;
            boolean complete = end < filled;
            next = complete ? end + 1 : end;
            if (complete && begun == null) {
                return counted(Arrays.copyOfRange(buffer, from, end));
            }
            if (begun == null) {
                begun = new ByteArrayOutputStream(2 * BUFFER);
            }
            begun.write(buffer, from, Math.min(end - from, LONGEST + 1 - begun.size()));
            if (complete) {
                return counted(begun.toByteArray());
            }
        }
    }

    private byte[] counted(byte[] line) {
        number++;
        return line;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(in.read(buffer), 0);
        return filled > 0;
    }

    /** Number of the line that was read last, from 1. */
    public long number() {
        return number;
    }

    /** Bytes read of the file itself. */
    public long bytesRead() {
        return counting.count;
    }

    /** Name for people. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new CdxFileException("can't close " + name + ": " + e.getMessage());
        }
    }

    private static final class Counting extends InputStream {
        private final InputStream in;
        private long count;

        Counting(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int n = in.read(target, from, length);
            count += Math.max(n, 0);
            return n;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
