package org.diancang.indexer.cdx;

import org.springframework.util.unit.DataSize;

import java.time.Duration;

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
