package org.diancang.indexer.fulltext.extract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an image, a sound, a film or a document tells of itself beside its text.
 *
 * @param width pixels, positive
 * @param height pixels, positive
 * @param seconds how long it plays, not negative
 * @param takenAt when it was taken; without a time zone it is read as UTC
 * @param metadata more, by the names that docs/search.md lists
 */
public record Media(
        Optional<Integer> width,
        Optional<Integer> height,
        Optional<Double> seconds,
        Optional<Instant> takenAt,
        Map<String, String> metadata) {
    /** Nothing is told. */
    public static final Media NONE =
            new Media(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());

    public Media {
        metadata = Map.copyOf(metadata);
    }
}
