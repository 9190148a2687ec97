package org.diancang.indexer.cdx.store;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.TooBroadLookUpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of a scan that meet time and filters of a look-up; what is no line is left out. */
final class MatchingLines implements CdxLines {
    private static final Logger log = LoggerFactory.getLogger(MatchingLines.class);

    private final KeyValueIterator<Bytes, byte[]> scanned;
    private final CdxSearch search;
    private final Predicate<StoredLine> visible;
    private final Silence silence;
    private @Nullable StoredLine next;

    /**
     * @param scanned candidates in the order of the answer; closed with this
     * @param silence asked as the scan goes on
     */
    MatchingLines(
            KeyValueIterator<Bytes, byte[]> scanned,
            CdxSearch search,
            Predicate<StoredLine> visible,
            Silence silence) {
        this.scanned = scanned;
        this.search = search;
        this.visible = visible;
        this.silence = silence;
    }

    /**
     * @throws TooBroadLookUpException if nothing was found for too long
     */
    @Override
    public boolean hasNext() {
        while (next == null && scanned.hasNext()) {
            silence.goesOn();
            next = matching(scanned.next()).orElse(null);
        }
        return next != null;
    }

    @Override
    public StoredLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no line left");
        }
        StoredLine line = next;
        next = null;
        return line;
    }

    private Optional<StoredLine> matching(KeyValue<Bytes, byte[]> stored) {
        Optional<StoredLine> line = StoredLine.of(stored.key, stored.value);
        if (line.isEmpty()) {
            log.warn("What is stored as '{}' is no CDX line and is left out", stored.key);
            return line;
        }
        boolean always = search.from().isEmpty() && search.to().isEmpty();
        return line.filter(found -> always || search.includes(found.timestamp()))
                .filter(visible)
                .filter(search.condition());
    }

    @Override
    public void close() {
        scanned.close();
    }
}
