package org.diancang.indexer.cdx.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says once a second how far a long work has come, where somebody watches. */
final class Progress implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int EVERY = 256;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Console console;
    private final String unit;
    private Instant next;
    private long count;
    private boolean shown;

    /**
     * @param unit what is counted, such as {@code lines}
     */
    Progress(Console console, String unit) {
        this.console = console;
        this.unit = unit;
        this.next = console.clock().instant().plus(BETWEEN);
    }

    /** One more is done. */
    void step() {
        count++;
        if (console.terminal() && count % EVERY == 0) {
            show("");
        }
    }

    /** Says where the work is. */
    void at(String place) {
        if (console.terminal()) {
            show(", " + place);
        }
    }

    /** How many are done. */
    long count() {
        return count;
    }

    private void show(String place) {
        Instant now = console.clock().instant();
        if (!now.isBefore(next)) {
            next = now.plus(BETWEEN);
            shown = true;
            console.err().print(ERASE_LINE + number(count) + " " + unit + place);
            console.err().flush();
        }
    }

    /** A line for people, not mixed up with the count. */
    void say(String line) {
        close();
        console.err().println(line);
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    @Override
    public void close() {
        if (shown) {
            shown = false;
            console.err().print(ERASE_LINE);
        }
    }
}
