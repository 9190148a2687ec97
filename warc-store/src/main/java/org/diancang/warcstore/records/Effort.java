package org.diancang.warcstore.records;

/**
 * What may be spent on searching for records where none stands. Without it, bytes could be laid out
 * so that each place looks like the start of a record that takes the whole file to be refuted.
 */
final class Effort {
    private static final long BASE = 64L << 20;
    private static final long PER_BYTE = 8;

    private long left;

    Effort(long fileSize) {
        this.left = BASE + PER_BYTE * fileSize;
    }

    /** Notes bytes that were looked at in vain. */
    void spend(long bytes) {
        left -= bytes;
    }

    boolean isSpent() {
        return left < 0;
    }
}
