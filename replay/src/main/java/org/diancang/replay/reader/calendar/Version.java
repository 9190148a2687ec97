package org.diancang.replay.reader.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.reader.ReaderFormats;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * One version in a calendar.
 *
 * @param at when it was captured
 * @param digits of its timestamp, 14
 * @param link to it in its frame
 * @param status HTTP status, 0 where none
 * @param mime media type as served
 * @param sameAs when the version was captured that this one only repeats; null where it is another
 *     than the one before
 * @param siteLink page about the site that it belongs to, null where that isn't known
 */
public record Version(
        Instant at,
        String digits,
        String link,
        int status,
        String mime,
        @Nullable Instant sameAs,
        @Nullable String siteLink) {

    /** Versions of captures, which come oldest first. */
    static List<Version> of(List<CdxLine> lines) {
        List<Version> versions = new ArrayList<>(lines.size());
        CdxLine before = null;
        Instant same = null;
        for (CdxLine line : lines) {
            same = before != null && repeats(line, before) ? same : null;
            versions.add(
                    new Version(
                            line.capturedAt(),
                            line.timestamp().digits(),
                            ReaderPath.frame(line.timestamp(), line.url()),
                            line.status(),
                            line.mime(),
                            same,
                            ReaderPath.site(line.siteId()).orElse(null)));
            same = same == null ? line.capturedAt() : same;
            before = line;
        }
        return List.copyOf(versions);
    }

    /** A revisit whose digest isn't known repeats something, most likely what came last. */
    private static boolean repeats(CdxLine line, CdxLine before) {
        if (line.digest().isEmpty()) {
            return line.isRevisit();
        }
        return line.digest().equals(before.digest())
                && (line.status() == before.status() || line.isRevisit() || before.isRevisit());
    }

    /** Day in Beijing. */
    public LocalDate date() {
        return at.atZone(ReaderFormats.ZONE).toLocalDate();
    }

    /** Hour of the day in Beijing, 0 to 23. */
    int hour() {
        return at.atZone(ReaderFormats.ZONE).getHour();
    }

    /** Whether it is the same as the version before. */
    public boolean unchanged() {
        return sameAs != null;
    }

    /** Whether the server answered with an error. */
    boolean failed() {
        return status >= 400;
    }
}
