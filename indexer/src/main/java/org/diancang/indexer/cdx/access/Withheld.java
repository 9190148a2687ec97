package org.diancang.indexer.cdx.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.diancang.events.AccessRule.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told who finds no capture of a URL. Holds nothing that only staff may know.
 *
 * @param status 451 where there are captures that are withheld and this may be said; 404 where
 *     there are none, or none may be told of
 * @param timestamp of the nearest of those; absent with 404
 * @param until when the embargo ends that hides it, if one does
 * @param message said to the reader, where the rule has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Withheld(
        int status, @Nullable String timestamp, @Nullable Instant until, @Nullable String message) {
    static final Withheld NOTHING = new Withheld(404, null, null, null);

    /** What may be said of a hidden capture. */
    static Withheld of(Decision.Hidden hidden, String timestamp) {
        return hidden.rule().policy() == Policy.BLOCK
                ? new Withheld(451, timestamp, hidden.until().orElse(null), hidden.rule().message())
                : NOTHING;
    }

    boolean isToldOf() {
        return status == 451;
    }
}
