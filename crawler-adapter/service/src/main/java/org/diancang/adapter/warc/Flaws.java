package org.diancang.adapter.warc;

import org.diancang.events.CrawlEvent.FileImported;
import org.diancang.events.UnreadablePart;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: all of it counted, the first of it listed. For one thread. */
final class Flaws {
    private static final int LONGEST_REASON = 300;

    private final List<UnreadablePart> listed = new ArrayList<>();
    private long count;

    void add(long offset, long length, String reason) {
        count++;
        if (listed.size() < FileImported.MOST_LISTED) {
            // A message of ours must stay small, and what a file says must not break the log.
            String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
            listed.add(
                    new UnreadablePart(
                            offset,
                            length,
                            line.substring(0, Math.min(LONGEST_REASON, line.length()))));
        }
    }

    long count() {
        return count;
    }

    List<UnreadablePart> listed() {
        return List.copyOf(listed);
    }
}
