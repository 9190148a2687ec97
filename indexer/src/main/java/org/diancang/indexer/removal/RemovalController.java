package org.diancang.indexer.removal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.diancang.events.CaptureId;
import org.diancang.events.CaptureRemoved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/search/removals}; see {@code docs/search.md}. */
@RestController
class RemovalController {
    private static final int MOST = 10_000;

    private final RemovalTopic topic;
    private final Clock clock;

    RemovalController(RemovalTopic topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * What callers tell of a capture, by the names of the CDX index's fields.
     *
     * @param captureId {@code file:offset}
     * @param payloadDigest absent if the capture has none
     * @param purged whether no CDX index may have its line; absent: its line stays as it is
     */
    record Asked(
            @Nullable String captureId,
            @Nullable String urlkey,
            @Nullable String payloadDigest,
            @Nullable Instant capturedAt,
            @Nullable String reason,
            @Nullable Boolean purged) {}

    /** How many removals can't be lost any more. */
    record Answer(int removals) {}

    @PostMapping("/internal/search/removals")
    ResponseEntity<?> remove(@RequestBody List<Asked> asked) throws InterruptedException {
        if (asked.isEmpty() || asked.size() > MOST) {
            return bad("1 to " + MOST + " captures at once; there are " + asked.size());
        }
        List<CaptureRemoved> removals = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            try {
                removals.add(removal(asked.get(i)));
            } catch (IllegalArgumentException e) {
                return bad("capture " + (i + 1) + ": " + e.getMessage());
            }
        }
        topic.announce(removals);
        return ResponseEntity.accepted().body(new Answer(removals.size()));
    }

    private CaptureRemoved removal(@Nullable Asked asked) {
        if (asked == null
                || asked.captureId() == null
                || asked.urlkey() == null
                || asked.capturedAt() == null
                || asked.reason() == null) {
            throw new IllegalArgumentException(
                    "captureId, urlkey, capturedAt and reason must be given");
        }
        CaptureId capture = CaptureId.parse(asked.captureId());
        return new CaptureRemoved(
                capture.file(),
                capture.offset(),
                asked.urlkey(),
                asked.payloadDigest(),
                asked.capturedAt(),
                asked.reason(),
                clock.instant(),
                asked.purged());
    }

    private static ResponseEntity<?> bad(String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<?> unavailable(KafkaException e) {
        return ResponseEntity.of(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Removals can't be kept now; ask again, none is made twice."))
                .header("Retry-After", "10")
                .build();
    }
}
