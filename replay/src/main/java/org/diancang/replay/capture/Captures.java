package org.diancang.replay.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diancang.events.Original;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.url.UrlKey;
import org.diancang.warcstore.WarcStore;
import org.springframework.stereotype.Component;

/** Finds and opens captures. */
@Component
public class Captures {
    private final CdxServer cdx;
    private final WarcStore store;

    Captures(CdxServer cdx, WarcStore store) {
        this.cdx = cdx;
        this.store = store;
    }

    /**
     * The capture of a URL nearest to a moment. A redirect that leads to the URL's own key (http to
     * https, say) is passed over: replayed, it would lead to itself for ever.
     *
     * @throws org.diancang.replay.cdx.IndexerUnavailableException if the indexer can't answer
     */
    public Optional<CdxLine> nearest(ArchivedUrl url, Timestamp timestamp) {
        List<CdxLine> found = cdx.nearest(url, timestamp);
        return found.stream().filter(line -> !line.leadsToItself()).findFirst();
    }

    /**
     * As {@link #nearest}, with the captures before and after it.
     *
     * @throws org.diancang.replay.cdx.IndexerUnavailableException if the indexer can't answer
     */
    public Optional<Neighbours> around(ArchivedUrl url, Timestamp timestamp) {
        List<CdxLine> found = cdx.nearest(url, timestamp);
        List<CdxLine> shown = found.stream().filter(line -> !line.leadsToItself()).toList();
        return shown.stream()
                .findFirst()
                .map(line -> Neighbours.of(line, shown, found.size() < CdxServer.NEAREST));
    }

    /** As {@link #around}, with the first and the last capture in any case. */
    public Optional<Neighbours> amongAll(ArchivedUrl url, Timestamp timestamp) {
        return around(url, timestamp)
                .map(
                        found ->
                                found.last().isPresent()
                                        ? found
                                        : found.between(
                                                cdx.timesFrom(url, Optional.empty(), 1),
                                                cdx.timesBackFrom(url, Optional.empty(), 1)));
    }

    /**
     * Opens a capture; the caller closes it.
     *
     * @throws HiddenOriginalException if what it shows is stored in a record of another URL that
     *     access rules hide from this reader
     * @throws LostRecordException if its record, or the original of a revisit, can't be read
     */
    public Capture open(CdxLine line) {
        WarcRecordAt record = WarcRecordAt.open(store, line.file(), line.offset());
        if (!record.isRevisit()) {
            return new Capture(line, record, record);
        }
        try {
            Original original =
                    line.revisitOf()
                            .or(() -> findOriginal(line, record))
                            .orElseThrow(
                                    () ->
                                            new LostRecordException(
                                                    "the original of revisit "
                                                            + record.id()
                                                            + " is not known"));
            if (isHidden(line, original)) {
                throw new HiddenOriginalException(
                        "the original of revisit " + record.id() + " is hidden from this reader");
            }
            WarcRecordAt payload = WarcRecordAt.open(store, original.file(), original.offset());
            if (payload.isRevisit()) {
                payload.close();
                throw new LostRecordException(
                        record.id() + " refers to another revisit, " + payload.id());
            }
            return new Capture(line, record, payload);
        } catch (RuntimeException e) {
            record.close();
            throw e;
        }
    }

    /** What is hidden under its own URL is not to be had under another that was the same. */
    private boolean isHidden(CdxLine line, Original original) {
        return !UrlKey.of(original.url()).value().equals(line.urlkey())
                && !cdx.mayBeSeen(original.url(), Timestamp.of(original.capturedAt()));
    }

    /** A revisit that arrived before its original is resolved when asked (ISO 28500 §5.14). */
    private Optional<Original> findOriginal(CdxLine line, WarcRecordAt record) {
        Optional<ArchivedUrl> url =
                ArchivedUrl.parse(record.header("WARC-Refers-To-Target-URI").orElse(line.url()));
        Instant at =
                record.header("WARC-Refers-To-Date")
                        .flatMap(Captures::instant)
                        .orElse(line.capturedAt());
        return url.stream()
                .flatMap(u -> cdx.nearest(u, Timestamp.of(at)).stream())
                .filter(c -> !c.isRevisit() && c.digest().equals(line.digest()))
                .map(c -> new Original(c.file(), c.offset(), c.url(), c.capturedAt()))
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }
}
