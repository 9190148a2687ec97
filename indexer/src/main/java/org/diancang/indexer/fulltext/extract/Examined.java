package org.diancang.indexer.fulltext.extract;

import java.util.Optional;

/**
 * What was learned of a payload.
 *
 * @param extraction its text, or why there is none
 * @param identifiedType media type that its bytes are of, without parameters; empty if time was up
 *     before they were looked at
 * @param media what it tells of itself beside its text
 */
public record Examined(Extraction extraction, Optional<String> identifiedType, Media media) {
    /** A text of which nothing else was learned. */
    public static Examined of(Extraction extraction) {
        return new Examined(extraction, Optional.empty(), Media.NONE);
    }

    /** The same with the type by its bytes. */
    Examined identifiedAs(String type) {
        return new Examined(extraction, Optional.of(type), media);
    }
}
