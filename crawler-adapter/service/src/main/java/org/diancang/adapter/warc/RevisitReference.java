package org.diancang.adapter.warc;

import org.diancang.events.Original;
import org.diancang.events.ResourceCaptured;

import java.time.Instant;
import java.util.Optional;

/**
 * What a revisit record says of its original (ISO 28500 §6.7.2, WARC 1.1 §5.10 to 5.12).
 *
 * @param recordId {@code WARC-Refers-To} without angle brackets
 * @param url {@code WARC-Refers-To-Target-URI}
 * @param capturedAt {@code WARC-Refers-To-Date}
 * @param payloadDigest digest of the revisit, which is the original's
 */
public record RevisitReference(
        Optional<String> recordId,
        Optional<String> url,
        Optional<Instant> capturedAt,
        Optional<String> payloadDigest) {

    /** Whether the record speaks of this original. */
    boolean means(String originalId, Original original, String originalDigest) {
        if (recordId.isPresent()) {
            return recordId.get().equals(originalId);
        }
        return payloadDigest.isPresent()
                && payloadDigest.get().equals(originalDigest)
                && url.isPresent()
                && url.get().equals(original.url())
                && capturedAt.isPresent()
                && capturedAt.get().equals(original.capturedAt());
    }

    /** Finds originals. */
    @FunctionalInterface
    public interface Originals {
        /** The original that a revisit speaks of; empty if it is not known here. */
        Optional<Original> find(RevisitReference reference);

        /** The original's digest, for a revisit that states none of the kind that is indexed. */
        default Optional<String> payloadDigest(RevisitReference reference) {
            return Optional.empty();
        }

        /** Whether a file that a revisit names is one of ours. */
        default boolean mayStandIn(String file) {
            return true;
        }
    }

    /** The original as a capture states it: itself, or its own original if it is a revisit. */
    static Optional<Original> originalOf(ResourceCaptured capture) {
        return switch (capture.recordType()) {
            case REVISIT -> Optional.ofNullable(capture.revisitOf());
            case RESPONSE, RESOURCE ->
                    Optional.of(
                            new Original(
                                    capture.file(),
                                    capture.offset(),
                                    capture.url(),
                                    capture.capturedAt()));
        };
    }
}
