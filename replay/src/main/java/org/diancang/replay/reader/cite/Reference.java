package org.diancang.replay.reader.cite;

import java.time.Instant;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderPath;

/**
 * An archived version of a page, to be referred to.
 *
 * @param responsible who is responsible for the page, empty where that isn't known
 * @param title of the page
 * @param published day of publication {@code 2026-11-07}, empty where that isn't known
 * @param url as captured
 * @param captured when
 * @param identifier persistent identifier of the version, empty where only its address is known
 */
public record Reference(
        String responsible,
        String title,
        String published,
        String url,
        Instant captured,
        String identifier) {
    /** Longest title and name that a reference has, in characters. */
    private static final int LONGEST = 500;

    /** What an archived page says is kept to one line of bounded length. */
    public Reference {
        responsible = line(responsible);
        title = line(title);
        published = line(published);
    }

    /** Path of the version on the reader site. */
    String path() {
        return ReaderPath.frame(Timestamp.of(captured), url);
    }

    private static String line(String text) {
        String bare = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        return bare.length() <= LONGEST
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
