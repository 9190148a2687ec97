package org.diancang.indexer.cdx;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Settings as they are by default. */
final class SampleSettings {
    static final CdxSettings CDX =
            new CdxSettings(
                    null,
                    2,
                    0,
                    DataSize.ofMegabytes(128),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    null);

    private SampleSettings() {}
}
