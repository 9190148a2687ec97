package org.diancang.orchestrator.crawl;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a crawl log.
 *
 * @param lines newest first
 * @param next where the next page begins; absent where the beginning of the log is reached. A page
 *     without lines may have one: so much was searched, and nothing found
 */
public record FetchLog(List<Line> lines, @Nullable Long next) {
    public FetchLog {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * A URL that was fetched or tried. All of it came from outside.
     *
     * @param at when it was done; absent where the log does not say
     * @param status HTTP status, or Heritrix's own code; absent where the line is none
     * @param bytes of the answer; absent where there was none
     * @param url the URL; where the line is none, all of it
     * @param path how it was found, a letter for each step from the seed
     * @param via where it was found
     * @param type media type of the answer
     * @param note Heritrix's annotations
     */
    public record Line(
            @Nullable Instant at,
            @Nullable Integer status,
            @Nullable Long bytes,
            String url,
            String path,
            String via,
            String type,
            String note) {}

    /**
     * What is looked for.
     *
     * @param text that a line contains, in whatever case; empty: any
     * @param status {@code problem}, {@code 2xx}, a code; empty: any
     * @param after {@code next} of an earlier page; absent: from the newest on
     * @param limit lines at most, 1 to 200
     */
    public record Question(String text, String status, @Nullable Long after, int limit) {
        /** Characters of the text at most. */
        public static final int LONGEST_TEXT = 200;

        /** Lines of a page at most. */
        public static final int MOST = 200;

        /** Whether a status is one that can be looked for. */
        public static boolean isStatus(String status) {
            return status.matches("|problem|[1-5]xx|-?[0-9]{1,5}");
        }

        /** Whether a text is one that can be looked for. */
        public static boolean isText(String text) {
            return text.length() <= LONGEST_TEXT;
        }
    }
}
