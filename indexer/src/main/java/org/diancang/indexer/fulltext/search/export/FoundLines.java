package org.diancang.indexer.fulltext.search.export;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.diancang.indexer.CaptureLine;
import org.diancang.indexer.CaptureLines;
import org.diancang.indexer.LinePlace;
import org.diancang.indexer.fulltext.search.FoundRow;
import org.diancang.indexer.fulltext.search.SearchQuery;
import org.diancang.indexer.fulltext.store.PageCapture;
import org.jspecify.annotations.Nullable;

/**
 * The captures behind what a search finds, as the CDX index has them and in its order. Of each URL
 * only the digests of its payloads are kept, however often it was captured.
 */
final class FoundLines implements Iterator<CaptureLine>, AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final Iterator<FoundRow> rows;
    private final CaptureLines index;
    private final SearchQuery query;
    private final Optional<LinePlace> after;
    private final Set<String> digests = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private @Nullable FoundRow begun;
    private CaptureLines.@Nullable Lines lines;
    private @Nullable CaptureLine next;
    private long pagesWithoutLine;

    /**
     * Begins before the first.
     *
     * @param rows a row each payload of each URL
     * @param after only lines behind this one
     */
    FoundLines(
            Iterator<FoundRow> rows,
            CaptureLines index,
            SearchQuery query,
            Optional<LinePlace> after) {
        this.rows = rows;
        this.index = index;
        this.query = query;
        this.after = after;
    }

    /** Payloads of URLs of which no line was found: hidden meanwhile, or not in the CDX index. */
    long pagesWithoutLine() {
        return pagesWithoutLine;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (lines != null && lines.hasNext()) {
                CaptureLine line = lines.next();
                next = isFound(line) ? line : null;
            } else if (!openNextUrl()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CaptureLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("all lines were read");
        }
        CaptureLine line = next;
        next = null;
        missing.remove(digest(line));
        return line;
    }

    private boolean openNextUrl() {
        close();
        if (begun == null && !rows.hasNext()) {
            return false;
        }
        FoundRow first = begun == null ? rows.next() : begun;
        begun = null;
        String urlkey = first.hit().urlkey();
        digests.add(first.hit().payloadDigest());
        while (begun == null && rows.hasNext()) {
            FoundRow other = rows.next();
            if (other.hit().urlkey().equals(urlkey)) {
                digests.add(other.hit().payloadDigest());
            } else {
                begun = other;
            }
        }
        Optional<LinePlace> within = after.filter(place -> place.urlkey().equals(urlkey));
        if (within.isEmpty()) {
            missing.addAll(digests);
        }
        lines = index.of(urlkey, first.hit().url(), within);
        return true;
    }

    private boolean isFound(CaptureLine line) {
        Integer status = line.status();
        boolean served =
                switch (line.recordType()) {
                    case RESPONSE -> status != null && status == OK;
                    case REVISIT -> status == null || status == OK || status == NOT_MODIFIED;
                    case RESOURCE -> false;
                };
        return served
                && digests.contains(digest(line))
                && query.allows(
                        new PageCapture(
                                line.captureId().toString(),
                                line.capturedAt(),
                                line.siteId(),
                                line.libraryId(),
                                status,
                                line.capturedAt().atOffset(ZoneOffset.UTC).getYear()));
    }

    /** As pages are told apart by it: a capture without one is a page of its own. */
    private static String digest(CaptureLine line) {
        String digest = line.payloadDigest();
        return digest == null ? "capture:" + line.captureId() : digest;
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
            lines = null;
        }
        pagesWithoutLine += missing.size();
        missing.clear();
        digests.clear();
    }
}
