package org.diancang.replay.reader.calendar;

import java.time.Instant;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CountedCaptures.Listed;
import org.diancang.replay.reader.ReaderPath;

/**
 * One version in a calendar.
 *
 * @param at second of its capture
 * @param digits of its timestamp, 14
 * @param link to it in its frame
 * @param status HTTP status, 0 where none
 * @param mime media type as served
 */
public record Version(Instant at, String digits, String link, int status, String mime) {
    /**
     * The version of a capture.
     *
     * @param url that is meant where the capture names none
     */
    static Version of(Listed capture, String url) {
        Timestamp timestamp = Timestamp.of(capture.at());
        return new Version(
                capture.at(),
                timestamp.digits(),
                ReaderPath.frame(timestamp, capture.url() == null ? url : capture.url()),
                capture.status(),
                capture.mime());
    }
}
