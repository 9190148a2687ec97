package org.diancang.indexer.fulltext.search.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.CaptureId;
import org.diancang.indexer.CaptureLine;
import org.diancang.indexer.CaptureLines;

/**
 * Which records were written, and which originals revisits still need. Remembers so many that an
 * original, which is near its revisits, is hardly ever written twice; that would do no harm.
 */
final class Originals {
    private static final int REMEMBERED = 50_000;

    private final CaptureLines index;
    private final Map<CaptureId, Boolean> written =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<CaptureId, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Originals(CaptureLines index) {
        this.index = index;
    }

    /** Whether a record was not written yet; from now on it counts as written. */
    boolean isNew(CaptureId record) {
        return written.put(record, true) == null;
    }

    /** The original of a revisit, if anybody may see it and it was not written yet. */
    Optional<CaptureLine> of(CaptureLine revisit) {
        return revisit.revisitOf()
                .filter(original -> !written.containsKey(original.captureId()))
                .flatMap(
                        original ->
                                index.at(
                                        original.url(),
                                        original.captureId(),
                                        original.capturedAt()));
    }
}
