package org.diancang.orchestrator.capture;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CaptureId;

/**
 * A capture in a list. The address is as a website sent it: never to be trusted.
 *
 * @param captureId where its record stands
 * @param crawlId crawl that brought it
 * @param url URL exactly as captured
 * @param recordType {@code response}, {@code revisit} or {@code resource}
 * @param status HTTP status, if it has one
 * @param servedType media type as served, if any
 * @param length bytes in the WARC file
 * @param capturedAt when
 */
public record CaptureLine(
        CaptureId captureId,
        UUID crawlId,
        String url,
        String recordType,
        Optional<Integer> status,
        Optional<String> servedType,
        long length,
        Instant capturedAt) {}
