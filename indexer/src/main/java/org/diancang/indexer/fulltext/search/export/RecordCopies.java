package org.diancang.indexer.fulltext.search.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.diancang.events.CaptureId;
import org.diancang.indexer.CaptureLine;
import org.diancang.warcstore.WarcStore;
import org.diancang.warcstore.WarcStoreException;

/** Copies records out of the WARC store, byte for byte. */
final class RecordCopies {
    private static final int BUFFER = 64 << 10;

    private final WarcStore store;

    RecordCopies(WarcStore store) {
        this.store = store;
    }

    /**
     * Copies the record of a capture, and those of its request and of metadata that follow it.
     *
     * @return why it can't be copied; then nothing was written
     * @throws IOException if the reader is gone
     * @throws UncheckedIOException if the file can't be read any more after a part was written
     */
    Optional<String> copy(CaptureLine line, OutputStream out) throws IOException {
        CaptureId capture = line.captureId();
        if (capture.file().endsWith(".arc") || capture.file().endsWith(".arc.gz")) {
            return Optional.of("it stands in an ARC file, whose records are none of WARC");
        }
        Optional<SeekableByteChannel> opened;
        try {
            opened = store.open(capture.file());
        } catch (WarcStoreException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (opened.isEmpty()) {
            return Optional.of("no such file is in the WARC store");
        }
        try (SeekableByteChannel channel = opened.get()) {
            List<RecordsTogether.Extent> extents;
            try {
                extents = RecordsTogether.at(channel, line);
            } catch (IOException | IllegalArgumentException e) {
                return Optional.of("it can't be read: " + e.getMessage());
            }
            for (RecordsTogether.Extent extent : extents) {
                if (capture.file().endsWith(".gz")) {
                    transfer(channel, extent, out);
                } else {
                    zipped(channel, extent, out);
                }
            }
            return Optional.empty();
        }
    }

    /** A record of a file that isn't gzipped becomes a gzip member of its own. */
    private static void zipped(
            SeekableByteChannel channel, RecordsTogether.Extent extent, OutputStream out)
            throws IOException {
        OutputStream unclosed =
                new FilterOutputStream(out) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        out.write(bytes, from, length);
                    }

                    @Override
                    public void close() {
                        // More records follow.
                    }
                };
        try (GZIPOutputStream member = new GZIPOutputStream(unclosed)) {
            transfer(channel, extent, member);
        }
    }

    private static void transfer(
            SeekableByteChannel channel, RecordsTogether.Extent extent, OutputStream out)
            throws IOException {
        byte[] bytes = new byte[BUFFER];
        long left = extent.length();
        long position = extent.offset();
        while (left > 0) {
            int read;
            try {
                channel.position(position);
                read = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(left, BUFFER)));
            } catch (IOException e) {
                throw new UncheckedIOException("a WARC file can't be read any more", e);
            }
            if (read < 0) {
                throw new IllegalStateException("a WARC file became shorter");
            }
            out.write(bytes, 0, read);
            left -= read;
            position += read;
        }
    }
}
