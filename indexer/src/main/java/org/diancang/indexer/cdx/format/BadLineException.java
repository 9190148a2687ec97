package org.diancang.indexer.cdx.format;

/** A line can't be understood; leaves this package as {@link ParsedLine.Bad} only. */
final class BadLineException extends RuntimeException {
    private static final int LONGEST_ECHO = 40;

    /**
     * @param reason for people
     */
    BadLineException(String reason) {
        // A file may have millions of bad lines: where they were found out says nothing.
        super(reason, null, false, false);
    }

    /** A value of a line, shortened and on one line, so that it can stand in a reason. */
    static String echo(String value) {
        String shown = value.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return shown.length() <= LONGEST_ECHO
                ? "'" + shown + "'"
                : "'" + shown.substring(0, LONGEST_ECHO) + "…'";
    }
}
