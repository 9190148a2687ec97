package org.diancang.indexer.cdx.calendar;

import org.diancang.indexer.cdx.CaptureKind;
import org.jspecify.annotations.Nullable;

/**
 * A capture in a list.
 *
 * @param time its 14 digits as a number
 * @param sameAs time of the capture that it only repeats, null where it is another than the one
 *     before
 */
record Capture(long time, CaptureKind kind, @Nullable Long sameAs) {
    boolean unchanged() {
        return sameAs != null;
    }
}
