package org.diancang.adapter.live;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Which statuses are looked for in a crawl log. */
final class StatusFilter {
    /** What may be asked for, for who asked for something else. */
    static final String FORMS = "empty, problem, 1xx to 5xx, or a code such as 404 or -2";

    private final @Nullable IntPredicate lets;

    private StatusFilter(@Nullable IntPredicate lets) {
        this.lets = lets;
    }

    /** Reads a filter; empty if it is none. */
    static Optional<StatusFilter> read(String text) {
        if (text.isEmpty()) {
            return Optional.of(new StatusFilter(null));
        }
        if (text.equals("problem")) {
            return Optional.of(new StatusFilter(status -> status <= 0 || status >= 400));
        }
        if (text.matches("[1-5]xx")) {
            int hundreds = text.charAt(0) - '0';
            return Optional.of(new StatusFilter(status -> status / 100 == hundreds));
        }
        if (text.matches("-?[0-9]{1,5}")) {
            int wanted = Integer.parseInt(text);
            return Optional.of(new StatusFilter(status -> status == wanted));
        }
        return Optional.empty();
    }

    /** Whether a line is let through; one without a status only where all are. */
    boolean lets(CrawlLogLine line) {
        IntPredicate wanted = lets;
        Integer status = line.status();
        return wanted == null || (status != null && wanted.test(status));
    }
}
