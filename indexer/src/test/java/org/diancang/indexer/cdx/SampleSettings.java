package org.diancang.indexer.cdx;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Settings as they are by default. */
public final class SampleSettings {
    public static final CdxSettings CDX =
            new CdxSettings(
                    null,
                    2,
                    0,
                    DataSize.ofMegabytes(128),
                    DataSize.ofMegabytes(32),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(6),
                    null);

    private SampleSettings() {}
}
