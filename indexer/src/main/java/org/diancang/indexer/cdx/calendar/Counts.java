package org.diancang.indexer.cdx.calendar;

import java.util.TreeSet;
import org.diancang.indexer.cdx.CaptureKind;

/** Counts captures of some time. Used by one thread. */
final class Counts {
    /** More different answers are not told apart, but that there are more is. */
    private static final int STATUSES = 4;

    private final TreeSet<Integer> statuses = new TreeSet<>();
    private int lastStatus = Integer.MIN_VALUE;
    private long captures;
    private long unchanged;
    private long changes;
    private long ok;
    private long redirects;
    private long clientErrors;
    private long serverErrors;

    void add(CaptureKind kind, boolean repeats) {
        int status = kind.status();
        captures++;
        unchanged += repeats ? 1 : 0;
        changes += repeats || status >= 400 ? 0 : 1;
        if (status >= 500) {
            serverErrors++;
        } else if (status >= 400) {
            clientErrors++;
        } else if (status >= 300) {
            redirects++;
        } else if (status >= 200) {
            ok++;
        }
        if (status != lastStatus) {
            note(status);
        }
    }

    private void note(int status) {
        lastStatus = status;
        if (status > 0 && statuses.add(status) && statuses.size() > STATUSES) {
            statuses.pollLast();
        }
    }

    long captures() {
        return captures;
    }

    /** Whether every answer was an error. */
    boolean allFailed() {
        return clientErrors + serverErrors == captures;
    }

    CalendarAnswer.Counted counted() {
        return new CalendarAnswer.Counted(
                captures, unchanged, changes, ok, redirects, clientErrors, serverErrors);
    }

    java.util.List<Integer> statuses() {
        return java.util.List.copyOf(statuses);
    }
}
