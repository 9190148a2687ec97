package org.diancang.replay.content;

import java.time.Duration;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.springframework.stereotype.Component;

/** What a page embeds may be so much older or newer; a page itself is never too far. */
@Component
public final class EmbeddedWindow {
    private final Duration window;

    EmbeddedWindow(ReplaySettings settings) {
        this.window = settings.content().embeddedWithin();
    }

    /** Whether a capture is near enough to a moment to be embedded in a page of it. */
    public boolean holds(Timestamp moment, CdxLine line) {
        return Duration.between(moment.instant(), line.timestamp().instant())
                        .abs()
                        .compareTo(window)
                <= 0;
    }
}
