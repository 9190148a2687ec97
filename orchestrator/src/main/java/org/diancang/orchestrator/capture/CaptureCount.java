package org.diancang.orchestrator.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * How much was captured; each record counts once, however often it was announced.
 *
 * @param captures response, revisit and resource records
 * @param revisits of these, those that repeat an earlier payload
 * @param bytes bytes of the records in WARC files
 * @param firstCapturedAt the earliest capture, if there is one
 * @param lastCapturedAt the latest
 */
public record CaptureCount(
        long captures,
        long revisits,
        long bytes,
        Optional<Instant> firstCapturedAt,
        Optional<Instant> lastCapturedAt) {}
