package org.diancang.indexer.fulltext.extract.documents;

import java.util.Locale;

/** Why nothing is extracted from a payload. */
public enum Obstacle {
    /** It is locked. */
    ENCRYPTED("encrypted: a password is needed"),
    /** It is not what it seems, or cut off, or damaged. */
    BROKEN("broken"),
    /** It unpacks to far more than it is, nests beyond measure or refers to itself. */
    BOMB("made to harm its reader"),
    /** Its time is up. */
    TIME("took too long"),
    /** It needs more memory than one document may have. */
    MEMORY("needs too much memory"),
    /** It has its parser put aside more than one document may. */
    DISK("needs too much disk"),
    /** It ended the process that read it. */
    CRASH("ended the process that read it"),
    /** It holds no text, or says nothing of itself that is read. */
    EMPTY("no text in it, images perhaps"),
    /** Nothing is read from files of its type. */
    UNREAD("not read");

    private final String reason;

    Obstacle(String reason) {
        this.reason = reason;
    }

    /** For people. */
    public String reason() {
        return reason;
    }

    /** For meters. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
