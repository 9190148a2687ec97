package org.diancang.indexer.cdx.store;

import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxAlias;
import org.diancang.indexer.cdx.Found;
import org.diancang.indexer.cdx.Silence;
import org.jspecify.annotations.Nullable;

/** Aliases as they are stored, each once: by the URL that moved. */
final class ListedAliases implements Found<CdxAlias> {
    private final KeyValueIterator<Bytes, byte[]> entries;
    private final Silence silence;
    private @Nullable CdxAlias next;

    /**
     * @param entries of both directions; closed with this
     * @param silence asked as the reading goes on
     */
    ListedAliases(KeyValueIterator<Bytes, byte[]> entries, Silence silence) {
        this.entries = entries;
        this.silence = silence;
    }

    @Override
    public boolean hasNext() {
        while (next == null && entries.hasNext()) {
            silence.goesOn();
            next = Aliases.movedTo(entries.next().key).orElse(null);
        }
        return next != null;
    }

    @Override
    public CdxAlias next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no alias left");
        }
        CdxAlias alias = next;
        next = null;
        return alias;
    }

    @Override
    public void close() {
        entries.close();
    }
}
