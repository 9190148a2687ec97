package org.diancang.replay.reader.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.diancang.replay.reader.ReaderFormats;

/**
 * One version in a calendar.
 *
 * @param at when it was captured
 * @param link to it in its frame
 * @param status HTTP status, 0 where none
 * @param mime media type as served
 * @param unchanged whether it is the same as the version before
 */
public record Version(Instant at, String link, int status, String mime, boolean unchanged) {
    /** Day in Beijing. */
    public LocalDate date() {
        return at.atZone(ReaderFormats.ZONE).toLocalDate();
    }
}
