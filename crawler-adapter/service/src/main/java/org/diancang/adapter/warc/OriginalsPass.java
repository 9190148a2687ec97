package org.diancang.adapter.warc;

import org.diancang.events.Original;
import org.diancang.warcstore.WarcName;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.PayloadDigests;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/** Finds in one imported file the originals that are asked for. */
final class OriginalsPass {
    private static final Logger log = LoggerFactory.getLogger(OriginalsPass.class);

    private final WarcName name;
    private final ImportedOriginals originals;

    OriginalsPass(WarcName name, ImportedOriginals originals) {
        this.name = name;
        this.originals = originals;
    }

    void take(FileChannel channel, Part part) throws IOException {
        if (!(part instanceof Part.Record)) {
            return;
        }
        try {
            Optional<WarcRecord> record = Records.at(channel, part.offset());
            if (record.isPresent()
                    && (record.get() instanceof WarcResponse
                            || record.get() instanceof WarcResource)) {
                look(record.get(), part.offset());
            }
        } catch (IOException | RuntimeException e) {
            log.debug("{}: no original at {}: {}", name, part.offset(), e.toString());
        }
    }

    private void look(WarcRecord record, long offset) throws IOException {
        MessageHeaders headers = record.headers();
        String id = Records.id(record, name.value(), offset);
        String url =
                RecordedCapture.withoutBrackets(RecordedCapture.need(headers, "WARC-Target-URI"));
        Instant at = RecordedCapture.instant(RecordedCapture.need(headers, "WARC-Date"));
        if (originals.isWanted(id, url, at)) {
            originals.add(id, new Original(name.value(), offset, url, at), sha1(record).payload());
        }
    }

    /** Digests a record's payload with the algorithm that is indexed; reads its body. */
    static PayloadDigests sha1(WarcRecord record) throws IOException {
        return digests(record, "sha1");
    }

    static PayloadDigests digests(WarcRecord record, String algorithm) throws IOException {
        try {
            return RecordedCapture.isHttp(record)
                    ? PayloadDigests.ofHttp(record.body().stream(), algorithm)
                    : PayloadDigests.of(record.body().stream(), algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no algorithm " + algorithm, e);
        }
    }
}
