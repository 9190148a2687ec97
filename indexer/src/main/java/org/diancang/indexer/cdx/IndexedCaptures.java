package org.diancang.indexer.cdx;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.diancang.events.CaptureId;
import org.diancang.indexer.CaptureLine;
import org.diancang.indexer.CaptureLines;
import org.diancang.indexer.LinePlace;
import org.diancang.indexer.ReaderGroups;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.springframework.stereotype.Component;

/** Lines of {@code main} about captures of ours, as the reader sees them for whom is asked. */
@Component
public final class IndexedCaptures implements CaptureLines {
    private final CdxIndex index;
    private final CdxSettings settings;
    private final Clock clock;

    public IndexedCaptures(CdxIndex index, CdxSettings settings, Clock clock) {
        this.index = index;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Lines of(String urlkey, String url, Optional<LinePlace> after) {
        return new Found(
                after.map(
                                place -> {
                                    CdxKey key = key(place);
                                    return index.search(
                                            search(
                                                    urlkey,
                                                    "",
                                                    url,
                                                    line -> !line.key().equals(key)),
                                            key,
                                            silence());
                                })
                        .orElseGet(
                                () -> index.search(search(urlkey, "", url, _ -> true), silence())));
    }

    @Override
    public Optional<CaptureLine> at(String url, CaptureId capture, Instant capturedAt) {
        Predicate<StoredLine> wanted =
                line ->
                        line.key().file().equals(capture.file())
                                && line.key().offset() == capture.offset();
        CdxSearch search = search(UrlKey.of(url).value(), CdxTimestamp.of(capturedAt), url, wanted);
        try (CdxLines lines = index.search(search, silence())) {
            return lines.hasNext()
                    ? Optional.of(new IndexedCapture(lines.next()))
                    : Optional.empty();
        }
    }

    /** Without aliases: what is found under another key is a row of its own. */
    private static CdxSearch search(
            String urlkey, String timestamp, String url, Predicate<StoredLine> condition) {
        String beginning = CdxKey.sortable(urlkey) + CdxKey.SEPARATOR + timestamp;
        var target =
                new CdxTarget.Under(List.of(beginning), Optional.of(PartitionKey.of(url).value()));
        return CdxSearch.of(CollectionName.MAIN, target)
                .seenBy(new Viewer.Reader(ReaderGroups.ofThisRequest()))
                .where(line -> IndexedCapture.isOne(line) && condition.test(line));
    }

    private Silence silence() {
        return new Silence(clock, settings.longestSilence());
    }

    private static CdxKey key(LinePlace place) {
        return new CdxKey(place.urlkey(), place.timestamp(), place.file(), place.offset());
    }

    private record Found(CdxLines lines) implements Lines {
        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public CaptureLine next() {
            return new IndexedCapture(lines.next());
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
