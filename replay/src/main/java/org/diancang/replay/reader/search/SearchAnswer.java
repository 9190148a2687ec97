package org.diancang.replay.reader.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the indexer found; plain text throughout.
 *
 * @param total hits
 * @param exact whether there are exactly so many; null where it isn't told
 * @param documents versions of pages behind them
 * @param captures captures of those
 * @param millis how long it took
 * @param hits those asked for
 * @param sites what people call the sites of the hits' captures, by id, as far as that is known
 * @param facets how the hits are spread, by facet
 * @param didYouMean words that find something, where nothing was found
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SearchAnswer(
        long total,
        @Nullable Boolean exact,
        long documents,
        long captures,
        long millis,
        @Nullable List<Hit> hits,
        @Nullable Map<String, String> sites,
        @Nullable Map<String, List<Count>> facets,
        @Nullable String didYouMean) {
    SearchAnswer {
        hits = hits == null ? List.of() : List.copyOf(hits);
        sites = sites == null ? Map.of() : Map.copyOf(sites);
        facets = facets == null ? Map.of() : Map.copyOf(facets);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hit(
            @Nullable String url,
            @Nullable String title,
            @Nullable String type,
            @Nullable Map<String, List<String>> facts,
            @Nullable List<Piece> titlePieces,
            @Nullable List<List<Piece>> fragments,
            @Nullable List<Captured> captures,
            int captureCount,
            @Nullable Instant firstCapturedAt,
            @Nullable Instant lastCapturedAt,
            @Nullable String sameText,
            @Nullable String domain,
            @Nullable Group group) {

        /** The first value of what the page says about itself. */
        Optional<String> fact(String name) {
            return facts == null
                    ? Optional.empty()
                    : facts.getOrDefault(name, List.of()).stream().findFirst();
        }

        Optional<Captured> newest() {
            return captures == null
                    ? Optional.empty()
                    : captures.stream()
                            .filter(c -> c.capturedAt() != null)
                            .max(Comparator.comparing(Captured::at));
        }
    }

    /** All that a hit stands for. */
    record Group(
            long documents,
            long captureCount,
            @Nullable Instant firstCapturedAt,
            @Nullable Instant lastCapturedAt) {}

    record Piece(@Nullable String text, boolean mark) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Captured(
            @Nullable String captureId, @Nullable Instant capturedAt, @Nullable String siteId) {
        Instant at() {
            return capturedAt == null ? Instant.EPOCH : capturedAt;
        }
    }

    /**
     * Hits that have a value.
     *
     * @param label what people call the value; null if by itself, or if that is not known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Count(String value, long count, @Nullable String label) {}
}
