package org.diancang.indexer.cdx.tool;

/** What is wrong with the input: the first of it said line by line, all of it counted. */
final class BadLines {
    private static final int MOST_SAID = 100;

    private final Progress progress;
    private long count;

    BadLines(Progress progress) {
        this.progress = progress;
    }

    /** Says where something is wrong, and what. */
    void add(String place, String reason) {
        if (++count <= MOST_SAID) {
            progress.say(place + ": " + reason.replaceAll("\\p{Cntrl}+", " ").strip());
        } else if (count == MOST_SAID + 1) {
            progress.say("more of it is counted only");
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** Exit code of a command that found these. */
    int exitCode() {
        return count == 0 ? CdxTool.DONE : CdxTool.FOUND_WANTING;
    }
}
