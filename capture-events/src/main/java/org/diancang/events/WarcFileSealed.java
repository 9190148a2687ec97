package org.diancang.events;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A WARC file is complete, on disk, at its final place, and will never change.
 *
 * @param file its name
 * @param length bytes
 * @param sha512 SHA-512 of the whole file, lower-case hexadecimal
 * @param recordCounts records by {@code WARC-Type}
 * @param tornBytes bytes of a torn tail set aside as {@code {file}.torn}; 0 where none was
 * @param crawlId crawl that wrote it
 * @param siteId its site
 * @param sealedAt when
 */
public record WarcFileSealed(
        String file,
        long length,
        String sha512,
        Map<String, Long> recordCounts,
        long tornBytes,
        UUID crawlId,
        UUID siteId,
        Instant sealedAt) {
    public WarcFileSealed {
        Objects.requireNonNull(file, "file is missing");
        Objects.requireNonNull(sha512, "sha512 is missing");
        Objects.requireNonNull(recordCounts, "recordCounts is missing");
        Objects.requireNonNull(crawlId, "crawlId is missing");
        Objects.requireNonNull(siteId, "siteId is missing");
        Objects.requireNonNull(sealedAt, "sealedAt is missing");
        recordCounts = Map.copyOf(recordCounts);
    }
}
