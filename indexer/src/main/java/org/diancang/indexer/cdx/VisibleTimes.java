package org.diancang.indexer.cdx;

/** When a URL must have been captured for somebody to see that. */
@FunctionalInterface
public interface VisibleTimes {
    /** At any time. */
    VisibleTimes ALL = _ -> true;

    /**
     * Whether a capture may be seen.
     *
     * @param time its 14 digits as a number, a date and time that a calendar has
     */
    boolean includes(long time);
}
