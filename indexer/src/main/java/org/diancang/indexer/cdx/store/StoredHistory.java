package org.diancang.indexer.cdx.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CaptureKind;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LineFacts;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.Visibility;
import org.diancang.indexer.cdx.VisibleTimes;
import org.diancang.indexer.cdx.history.CaptureTime;
import org.diancang.indexer.cdx.history.CaptureVisitor;
import org.diancang.indexer.cdx.history.JoinedRows;
import org.diancang.indexer.cdx.history.UrlHistory;
import org.diancang.indexer.cdx.history.UrlRows;
import org.diancang.indexer.cdx.intake.Partitions;
import org.springframework.stereotype.Component;

/**
 * Captures of a URL: as rows where its stores are on this node and have room for them, else, or
 * where it has aliases, line by line.
 */
@Component
public final class StoredHistory implements UrlHistory {
    /** With more seconds that have lines in both stores, reading all in order is no slower. */
    private static final int MOST_SHARED_SECONDS = 200;

    /** URLs of one key of which it is remembered when they may be seen. */
    private static final int MOST_URLS = 10_000;

    private final CdxStores stores;
    private final StoredIndex index;
    private final Visibility visibility;
    private final LookUpTraffic traffic;

    /**
     * @param visibility what access rules let be seen
     * @param traffic told of each reading
     */
    public StoredHistory(
            CdxStores stores, StoredIndex index, Visibility visibility, LookUpTraffic traffic) {
        this.stores = stores;
        this.index = index;
        this.visibility = visibility;
        this.traffic = traffic;
    }

    @Override
    public void each(
            CollectionName collection,
            CdxTarget.Exact url,
            Viewer viewer,
            Silence silence,
            CaptureVisitor visitor) {
        traffic.lookUp();
        List<CdxTarget.Exact> names = index.names(collection, url);
        Function<String, VisibleTimes> times =
                visibility.times(viewer, collection, names.getFirst().urlkey());
        CdxSearch search = CdxSearch.of(collection, url);
        var visible = new Visible(times, visitor);
        Optional<List<UrlRows>> rows =
                names.size() == 1 ? rows(collection, url, silence) : Optional.empty();
        if (rows.isEmpty()) {
            eachLine(search, silence, visible);
            return;
        }
        UrlRows one = rows.get().isEmpty() ? UrlRows.NONE : rows.get().getFirst();
        UrlRows other = rows.get().size() < 2 ? UrlRows.NONE : rows.get().getLast();
        if (JoinedRows.sharedSeconds(one, other) > MOST_SHARED_SECONDS) {
            eachLine(search, silence, visible);
            return;
        }
        visitor.noneAfter(Math.max(one.last(), other.last()));
        JoinedRows.each(
                one,
                other,
                visible,
                second -> {
                    String digits = String.format(Locale.ROOT, "%014d", second);
                    eachLine(search.within(digits, digits), silence, visible);
                });
    }

    private Optional<List<UrlRows>> rows(
            CollectionName collection, CdxTarget.Exact url, Silence silence) {
        return url.partitionKey()
                .flatMap(
                        key ->
                                stores.rows(
                                        Partitions.of(key, stores.partitions()),
                                        collection,
                                        url.urlkey(),
                                        silence));
    }

    private void eachLine(CdxSearch search, Silence silence, CaptureVisitor visitor) {
        var facts = new LineFacts();
        try (KeyValueIterator<Bytes, byte[]> lines = index.stored(search)) {
            while (lines.hasNext()) {
                silence.goesOn();
                KeyValue<Bytes, byte[]> line = lines.next();
                byte[] key = line.key.get();
                if (!CdxKey.isOne(key)) {
                    continue;
                }
                long time = CaptureTime.read(key, timeOf(key));
                if (CaptureTime.isReal(time)
                        && facts.read(line.value, () -> StoredLine.of(line.key, line.value))) {
                    visitor.visit(time, facts.digest(), facts.kind());
                }
            }
        }
    }

    private static int timeOf(byte[] key) {
        int at = 0;
        while (key[at] != CdxKey.SEPARATOR) {
            at++;
        }
        return at + 1;
    }

    /** Tells only of what may be seen. */
    private static final class Visible implements CaptureVisitor {
        private final Function<String, VisibleTimes> times;
        private final CaptureVisitor visitor;
        private final Map<String, VisibleTimes> known = new HashMap<>();
        private CaptureKind last = new CaptureKind("", null, 0, false);
        private VisibleTimes lastTimes = VisibleTimes.ALL;

        Visible(Function<String, VisibleTimes> times, CaptureVisitor visitor) {
            this.times = times;
            this.visitor = visitor;
        }

        @Override
        public void visit(long time, long digest, CaptureKind kind) {
            if (kind != last) {
                if (known.size() >= MOST_URLS) {
                    known.clear();
                }
                lastTimes = known.computeIfAbsent(kind.url(), times);
                last = kind;
            }
            if (lastTimes.includes(time)) {
                visitor.visit(time, digest, kind);
            }
        }
    }
}
