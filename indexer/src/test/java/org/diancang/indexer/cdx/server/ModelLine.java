package org.diancang.indexer.cdx.server;

import java.time.Instant;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CompactLine;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.SortedStores;

/**
 * A line as a test thinks of it; what it doesn't say follows from the offset.
 *
 * @param offset tells it from all others
 * @param digest empty if absent
 * @param refersTo offset of the original that a revisit names; -1 if it names none
 * @param imported whether others wrote the line
 */
record ModelLine(
        String urlkey,
        String timestamp,
        long offset,
        int status,
        String digest,
        boolean revisit,
        long refersTo,
        boolean imported)
        implements Comparable<ModelLine> {
    static final String FILE = SampleCaptures.FILE;
    static final String ORIGINALS = "originals.warc.gz";

    long length() {
        return 100 + offset;
    }

    String field(String name) {
        return switch (name) {
            case "urlkey" -> urlkey;
            case "timestamp" -> timestamp;
            case "digest" -> digest.isEmpty() ? "-" : digest;
            case "mimetype" -> revisit ? "warc/revisit" : "text/html";
            case "status" -> Integer.toString(status);
            default -> throw new IllegalArgumentException(name);
        };
    }

    void storeIn(SortedStores stores) {
        if (imported) {
            CdxLine line =
                    CdxLine.plain(
                            "http://" + urlkey,
                            field("mimetype"),
                            status,
                            digest.isEmpty() ? null : digest,
                            null,
                            null,
                            length(),
                            offset,
                            FILE);
            stores.with(
                    partitionKey(),
                    new CdxKey(urlkey, timestamp, FILE, offset).toBytes(),
                    CompactLine.of(line));
        } else {
            stores.with(
                    SampleCaptures.response(urlkey, at().toString(), offset)
                            .partitionKey(partitionKey())
                            .recordType(revisit ? RecordType.REVISIT : RecordType.RESPONSE)
                            .revisitOf(
                                    refersTo < 0
                                            ? null
                                            : new Original(ORIGINALS, refersTo, "x", at()))
                            .status(status)
                            .payloadDigest(digest.isEmpty() ? null : "sha1:" + digest)
                            .length(length())
                            .build());
        }
    }

    private String partitionKey() {
        return urlkey.startsWith("com,example") ? "com,example" : "org,other";
    }

    private Instant at() {
        return Instant.parse(
                timestamp.replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z"));
    }

    @Override
    public int compareTo(ModelLine other) {
        return sortable().compareTo(other.sortable());
    }

    private String sortable() {
        return "%s %s %019d".formatted(urlkey, timestamp, offset);
    }
}
