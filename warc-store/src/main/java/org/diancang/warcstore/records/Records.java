package org.diancang.warcstore.records;

import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Reading one record by its offset, and what to call it. */
public final class Records {
    private Records() {}

    /**
     * The record that begins at an offset, WARC or ARC; its body is read from the channel, which
     * stays open. Not every writer keeps to the grammar, so that lines may end otherwise than they
     * should.
     *
     * @return empty at the end of the file
     * @throws IOException if no record stands there
     */
    // The reader isn't closed, since that would close the channel.
    @SuppressWarnings("resource")
    public static Optional<WarcRecord> at(SeekableByteChannel channel, long offset)
            throws IOException {
        WarcReader reader = new WarcReader(channel.position(offset));
        reader.setLenient(true);
        return reader.next();
    }

    /**
     * A record's {@code WARC-Record-ID} without angle brackets (ISO 28500 §5.2); for one that has
     * none, as in ARC files, an id made of the place where it stands: the same each time.
     */
    public static String id(WarcRecord record, String file, long offset) {
        return record.headers()
                .first("WARC-Record-ID")
                .map(Records::withoutBrackets)
                .filter(id -> !id.isEmpty())
                .orElseGet(
                        () -> {
                            byte[] place = (file + ":" + offset).getBytes(StandardCharsets.UTF_8);
                            return "urn:uuid:" + UUID.nameUUIDFromBytes(place);
                        });
    }

    private static String withoutBrackets(String id) {
        String bare = id.strip();
        return bare.startsWith("<") && bare.endsWith(">")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
