package org.diancang.indexer.fulltext.search.export;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.CaptureLine;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;

/**
 * Finds a record's end, and the records that were written together with it and stand right behind
 * it. Reads them whole, so that a damaged one is noticed before a byte of it is copied.
 */
final class RecordsTogether {
    /** Nobody writes more of them. */
    private static final int MOST_RELATED = 8;

    private RecordsTogether() {}

    /**
     * A stretch of a file.
     *
     * @param offset of its first byte
     * @param length 1 or more
     */
    record Extent(long offset, long length) {}

    /**
     * The capture's record, then those that name it.
     *
     * @throws IOException if the record can't be read, or is another one
     */
    // The reader isn't closed, since that would close the channel.
    @SuppressWarnings("resource")
    static List<Extent> at(SeekableByteChannel channel, CaptureLine line) throws IOException {
        long offset = line.captureId().offset();
        WarcReader reader = new WarcReader(channel.position(offset));
        reader.setLenient(true);
        WarcRecord record =
                reader.next().orElseThrow(() -> new IOException("the file ends before it"));
        String id = Records.id(record, line.captureId().file(), offset);
        if (!id.equals(line.recordId())) {
            throw new IOException("the record there is " + id + ", another one");
        }
        long begin = reader.position();
        record.body().consume();
        List<Extent> extents = new ArrayList<>();
        try {
            Optional<WarcRecord> next = reader.next();
            extents.add(new Extent(offset, reader.position() - begin));
            while (next.filter(one -> isAbout(id, one)).isPresent()
                    && extents.size() <= MOST_RELATED) {
                next.get().body().consume();
                long start = reader.position();
                next = reader.next();
                extents.add(new Extent(offset + start - begin, reader.position() - start));
            }
        } catch (IOException e) {
            // What stands behind can't be read, or isn't written to its end yet.
            if (extents.isEmpty()) {
                if (offset + line.length() > channel.size()) {
                    throw e;
                }
                extents.add(new Extent(offset, line.length()));
            }
        }
        return extents;
    }

    private static boolean isAbout(String id, WarcRecord record) {
        return (record instanceof WarcRequest || record instanceof WarcMetadata)
                && record.headers().all("WARC-Concurrent-To").contains("<" + id + ">");
    }
}
