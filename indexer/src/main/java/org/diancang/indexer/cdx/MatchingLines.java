package org.diancang.indexer.cdx;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxQuery.Output;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of a scan that meet time and filters of a look-up; what is no line is left out. */
final class MatchingLines implements Iterator<StoredLine>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MatchingLines.class);

    private final KeyValueIterator<Bytes, byte[]> scanned;
    private final CdxQuery query;
    private final Silence silence;
    private @Nullable StoredLine next;

    /**
     * @param scanned candidates in the order of the answer; closed with this
     * @param silence asked as the scan goes on
     */
    MatchingLines(KeyValueIterator<Bytes, byte[]> scanned, CdxQuery query, Silence silence) {
        this.scanned = scanned;
        this.query = query;
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
        Optional<CdxKey> key = CdxKey.parse(stored.key);
        if (key.isPresent() && !query.includes(key.get().timestamp())) {
            return Optional.empty();
        }
        Optional<StoredLine> line =
                key.map(parsed -> new StoredLine(stored.key, parsed, stored.value))
                        .filter(this::canBeWritten);
        if (line.isEmpty()) {
            log.warn("What is stored as '{}' is no CDX line and is left out", stored.key);
        }
        return line.filter(this::isAdmitted);
    }

    private boolean canBeWritten(StoredLine line) {
        boolean asItIs = query.output() == Output.CDXJ && query.filters().isEmpty();
        return line.isObjectOnOneLine() && (asItIs || line.line().isPresent());
    }

    private boolean isAdmitted(StoredLine line) {
        return query.filters().isEmpty()
                || line.line()
                        .filter(
                                said ->
                                        query.filters().stream()
                                                .allMatch(f -> f.admits(line.key(), said)))
                        .isPresent();
    }

    @Override
    public void close() {
        scanned.close();
    }
}
