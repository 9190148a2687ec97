package org.diancang.adapter.engine;

import java.util.Locale;

/** What an engine can be told through its pipe. */
public enum EngineCommand {
    /** Hold. */
    PAUSE,
    /** Go on. */
    RESUME,
    /** Somebody still guards it. */
    GUARDED,
    /** Write a checkpoint and go on. */
    CHECKPOINT,
    /** Write the URLs that wait to a file. */
    QUEUE,
    /** Finish what is in flight, then end. */
    STOP,
    /** End at once. */
    ABORT;

    String line() {
        return this == PAUSE ? "pause asked" : name().toLowerCase(Locale.ROOT);
    }
}
