package org.diancang.indexer.fulltext.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found; plain text throughout, callers escape it.
 *
 * @param total pages found, exactly
 * @param hits those asked for, best first
 * @param facets how the found pages are spread
 */
record SearchAnswer(long total, List<Hit> hits, Facets facets) {
    /**
     * One page.
     *
     * @param facts what the page says about itself, by field of the index
     * @param fragments parts of its text, each cut into marked and unmarked pieces
     * @param captures captures that the filters allow, newest first, {@value #MAX_CAPTURES} at most
     * @param captureCount how many the filters allow
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hit(
            String url,
            String urlkey,
            String payloadDigest,
            String title,
            @Nullable String type,
            @Nullable String charset,
            boolean truncated,
            Map<String, List<String>> facts,
            List<List<Piece>> fragments,
            List<Capture> captures,
            int captureCount,
            Instant firstCapturedAt,
            Instant lastCapturedAt) {
        static final int MAX_CAPTURES = 100;
    }

    /**
     * A piece of a fragment.
     *
     * @param text plain text
     * @param mark whether it matches
     */
    record Piece(String text, boolean mark) {}

    /** A capture of a page. */
    record Capture(String captureId, Instant capturedAt, String siteId) {}

    /** Pages by site, year (UTC), type, language and type of government column. */
    record Facets(
            List<Count> site,
            List<Count> year,
            List<Count> type,
            List<Count> language,
            List<Count> columnType) {}

    /** Pages that have a value. */
    record Count(String value, long count) {}
}
