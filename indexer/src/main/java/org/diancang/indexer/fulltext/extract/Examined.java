package org.diancang.indexer.fulltext.extract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a payload.
 *
 * @param extraction its text, or why there is none
 * @param servedType media type that its server gave, without parameters; empty if it gave none
 * @param identifiedType media type that its bytes are of, without parameters; empty if time was up
 *     before they were looked at
 * @param media what it tells of itself beside its text
 */
public record Examined(
        Extraction extraction,
        Optional<String> servedType,
        Optional<String> identifiedType,
        Media media) {
    /** A text of which nothing else was learned. */
    public static Examined of(Extraction extraction) {
        return new Examined(extraction, Optional.empty(), Optional.empty(), Media.NONE);
    }

    /** The same with the type by its bytes. */
    Examined identifiedAs(String type) {
        return new Examined(extraction, servedType, Optional.of(type), media);
    }

    /** The same with the type that its server gave. */
    Examined servedAs(@Nullable String type) {
        return new Examined(
                extraction,
                Optional.ofNullable(type).map(MediaTypes::base).filter(base -> !base.isEmpty()),
                identifiedType,
                media);
    }
}
