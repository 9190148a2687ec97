package org.diancang.indexer;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.diancang.events.CaptureId;

/**
 * Lines of the CDX index about captures of ours, for features that know whose they want. Only what
 * the public may see at this moment is among them.
 */
public interface CaptureLines {
    /**
     * Lines of one URL in the order of time; the caller closes them.
     *
     * @param urlkey whose lines are wanted, without those of its aliases
     * @param url a URL that has this key
     * @param after only lines behind this place
     * @throws RuntimeException if they can't be read now, as those that are read later may
     */
    Lines of(String urlkey, String url, Optional<LinePlace> after);

    /**
     * The line of one capture; empty if there is none, or nobody may see it.
     *
     * @param url as captured
     * @param capturedAt exactly when
     */
    Optional<CaptureLine> at(String url, CaptureId capture, Instant capturedAt);

    /** Lines, read as they are asked for. */
    interface Lines extends Iterator<CaptureLine>, AutoCloseable {
        @Override
        void close();
    }
}
