package org.diancang.indexer.cdx.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Where the records are that revisits refer to: where the line says so, or else the first capture
 * of the URL with the same digest, whatever the look-up's time and filters. The captures of a URL
 * are read through once for that, and {@value #MOST_DIGESTS} digests of it are known at a time.
 */
final class Originals {
    /** Keeps what is held below some megabytes whatever the lines say. */
    static final int MOST_DIGESTS = 4_096;

    private static final int LONGEST_DIGEST = 200;
    private static final int LONGEST_FILENAME = 1_000;

    private final CdxIndex index;
    private final CdxSearch search;
    private final Silence silence;
    private final Map<String, CdxLine> ofUrl = new HashMap<>();
    private @Nullable String urlkey;

    /**
     * @param search whose lines refer to them: of the same collection, seen by the same viewer
     */
    Originals(CdxIndex index, CdxSearch search, Silence silence) {
        this.index = index;
        this.search = search;
        this.silence = silence;
    }

    /** The digest by which lines are compared; empty where there is none to compare by. */
    static Optional<String> digest(StoredLine stored) {
        CdxLine line = stored.line().orElseThrow();
        return line.digest() == null
                ? Optional.empty()
                : Optional.of(CdxField.DIGEST.of(stored.key(), line))
                        .filter(digest -> digest.length() <= LONGEST_DIGEST);
    }

    /** The line with the place of its original, as far as that is known. */
    StoredLine resolved(StoredLine stored) {
        CdxLine line = stored.line().orElseThrow();
        if (!line.isRevisit()) {
            return stored;
        }
        if (line.revisitOf() != null) {
            return stored.with(place(line.revisitOf().filename(), line.revisitOf().offset(), null));
        }
        return digest(stored)
                .flatMap(digest -> first(stored.key().urlkey(), digest))
                .map(found -> place(found.filename(), found.offset(), found.length()))
                .map(stored::with)
                .orElse(stored);
    }

    private Optional<CdxLine> first(String urlkey, String digest) {
        if (!urlkey.equals(this.urlkey)) {
            this.urlkey = urlkey;
            ofUrl.clear();
            read(urlkey);
        }
        return Optional.ofNullable(ofUrl.get(digest));
    }

    private void read(String urlkey) {
        var url = new CdxTarget.Exact(urlkey, search.target().partitionKey());
        CdxSearch captures =
                CdxSearch.of(search.collection(), url)
                        .seenBy(search.viewer())
                        .where(stored -> !stored.line().orElseThrow().isRevisit());
        try (CdxLines lines = index.search(captures, silence)) {
            while (lines.hasNext() && ofUrl.size() < MOST_DIGESTS) {
                StoredLine stored = lines.next();
                CdxLine line = stored.line().orElseThrow();
                if (line.filename().length() <= LONGEST_FILENAME) {
                    digest(stored).ifPresent(digest -> ofUrl.putIfAbsent(digest, bare(line)));
                }
            }
        }
    }

    /** Without what may be long and nobody asks for. */
    private static CdxLine bare(CdxLine line) {
        return CdxLine.plain(
                "", null, null, null, null, null, line.length(), line.offset(), line.filename());
    }

    private static Map<String, Object> place(String file, long offset, @Nullable Long length) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (length != null) {
            members.put(CdxField.ORIGINAL_LENGTH.member(), length);
        }
        members.put(CdxField.ORIGINAL_OFFSET.member(), offset);
        members.put(CdxField.ORIGINAL_FILENAME.member(), file);
        return members;
    }
}
