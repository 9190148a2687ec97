package org.diancang.indexer.cdx.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Lines that say how many of their URL with the same digest came before. Remembers {@value
 * Originals#MOST_DIGESTS} digests of one URL, and forgets those that were not met for longest.
 */
final class DupeCounts extends DerivedLines {
    private final Map<String, Integer> met = new RecentDigests();
    private String urlkey = "";

    DupeCounts(CdxLines source) {
        super(source);
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine line = read();
        return line == null
                ? null
                : line.with(Map.of(CdxField.DUPE_COUNT.member(), (Object) before(line)));
    }

    private int before(StoredLine line) {
        CdxKey key = line.key();
        if (!key.urlkey().equals(urlkey)) {
            met.clear();
            urlkey = key.urlkey();
        }
        return Originals.digest(line)
                .map(digest -> met.merge(digest, 1, Integer::sum) - 1)
                .orElse(0);
    }

    private static final class RecentDigests extends LinkedHashMap<String, Integer> {
        private static final long serialVersionUID = 1L;

        RecentDigests() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > Originals.MOST_DIGESTS;
        }
    }
}
