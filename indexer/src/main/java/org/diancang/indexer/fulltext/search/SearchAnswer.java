package org.diancang.indexer.fulltext.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found; plain text throughout, callers escape it.
 *
 * @param total hits; an estimate where {@code exact} is false
 * @param exact whether the number of hits is exact
 * @param documents versions of pages that stand behind them, exactly
 * @param captures captures of those that the filters allow; absent without facets
 * @param millis how long the index took
 * @param hits those asked for, in the order asked for
 * @param next cursor of the hits behind these; absent if there are none, or none can be had
 * @param sites what people call the sites that captures of the hits belong to, by id, as far as
 *     that is known
 * @param facets how the hits are spread, by facet; absent if not asked for
 * @param didYouMean words that find something where these find nothing; absent if none are near
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(
        long total,
        boolean exact,
        long documents,
        @Nullable Long captures,
        long millis,
        List<Hit> hits,
        @Nullable String next,
        Map<String, String> sites,
        @Nullable Map<String, List<Count>> facets,
        @Nullable String didYouMean) {
    SearchAnswer meaning(String words) {
        return new SearchAnswer(
                total, exact, documents, captures, millis, hits, next, sites, facets, words);
    }

    /**
     * One page.
     *
     * @param facts what the page says about itself, by field of the index
     * @param titlePieces its title, cut likewise; empty where nothing in it matches
     * @param fragments parts of its text, each cut into marked and unmarked pieces
     * @param captures captures that the filters allow, newest first, {@value #MAX_CAPTURES} at most
     * @param captureCount how many the filters allow
     * @param sameText key that pages of nearly the same text share; absent where none can be told
     * @param domain registrable domain of its host; absent in tables
     * @param group what it stands for; absent if only for itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            String url,
            String urlkey,
            String payloadDigest,
            String title,
            @Nullable String type,
            @Nullable String charset,
            boolean truncated,
            Map<String, List<String>> facts,
            List<Piece> titlePieces,
            List<List<Piece>> fragments,
            List<Capture> captures,
            int captureCount,
            Instant firstCapturedAt,
            Instant lastCapturedAt,
            @Nullable String sameText,
            @Nullable String domain,
            @Nullable Group group) {
        static final int MAX_CAPTURES = 100;

        Hit withGroup(Group found) {
            return new Hit(
                    url,
                    urlkey,
                    payloadDigest,
                    title,
                    type,
                    charset,
                    truncated,
                    facts,
                    titlePieces,
                    fragments,
                    captures,
                    captureCount,
                    firstCapturedAt,
                    lastCapturedAt,
                    sameText,
                    domain,
                    found);
        }
    }

    /**
     * A piece of a fragment.
     *
     * @param text plain text
     * @param mark whether it matches
     */
    public record Piece(String text, boolean mark) {}

    /** A capture of a page. */
    public record Capture(String captureId, Instant capturedAt, String siteId) {}

    /**
     * What else stands behind a hit that stands for several.
     *
     * @param documents versions of pages, with this one
     * @param captureCount captures of them that the filters allow
     */
    public record Group(
            long documents, long captureCount, Instant firstCapturedAt, Instant lastCapturedAt) {}

    /**
     * Hits that have a value.
     *
     * @param label what people call the value; absent if by itself, or if that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Count(String value, long count, @Nullable String label) {
        /** Of a value that is called by itself. */
        Count(String value, long count) {
            this(value, count, null);
        }
    }
}
