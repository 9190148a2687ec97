package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import org.diancang.replay.capture.Capture;
import org.springframework.stereotype.Component;

/**
 * Strong validators of what is served (RFC 9110 §8.8.3), with their quotes. The place of a record
 * names its bytes for ever, since a sealed file never changes. What is rewritten depends on this
 * program too, so its tag has the moment at which the program was started: after an update nobody
 * keeps what an older one wrote.
 */
@Component
final class EntityTags {
    private final String program;

    EntityTags(Clock clock) {
        this.program = Long.toString(clock.instant().getEpochSecond(), Character.MAX_RADIX);
    }

    /** Of the payload's bytes in some form. */
    static String recorded(Capture capture, String form) {
        return "\"" + place(capture.payloadId().toString()) + form + "\"";
    }

    /** Of what this program makes of a capture for one kind of request. */
    String rewritten(Capture capture, String kind) {
        return "\"%s-%d-%s-%s-%s\""
                .formatted(
                        place(capture.line().file()),
                        capture.line().offset(),
                        place(capture.payloadId().toString()),
                        kind,
                        program);
    }

    /** Whether the client has it (RFC 9110 §13.1.2). */
    static boolean isKnown(HttpServletRequest request, String entityTag) {
        String known = request.getHeader("If-None-Match");
        return known != null
                && !PostedCaptures.isFor(request)
                && Arrays.stream(known.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(entityTag) || tag.equals("*"));
    }

    private static String place(String text) {
        return text.replaceAll("[^0-9A-Za-z.:_-]", "_");
    }
}
