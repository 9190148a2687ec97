package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.capture.CaptureLine;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A capture in a list.
 *
 * @param status HTTP status; a dash where it has none
 * @param tone how the row is coloured: {@code w} for the site's refusals, {@code e} where its
 *     server failed, {@code m} for what is no new content, else empty
 * @param replay this version on the reader site; absent where that must not be a link
 */
record CaptureRow(
        Instant at,
        String status,
        String tone,
        String url,
        String type,
        long bytes,
        boolean repeated,
        @Nullable String replay) {
    private static final int LONGEST_TYPE = 60;

    static CaptureRow of(CaptureLine line, ReaderLinks reader) {
        int status = line.status().orElse(0);
        boolean repeated = line.recordType().equals("revisit");
        return new CaptureRow(
                line.capturedAt(),
                status == 0 ? "—" : Integer.toString(status),
                status >= 500 || status == 429
                        ? "e"
                        : status >= 400 ? "w" : repeated || status == 0 ? "m" : "",
                line.url(),
                line.servedType().map(CaptureRow::shortened).orElse("—"),
                line.length(),
                repeated,
                reader.version(line.capturedAt(), line.url()).orElse(null));
    }

    /** The status as wide as any. */
    public String padded() {
        return " ".repeat(Math.max(0, 3 - status.length())) + status;
    }

    /** Without parameters; websites send anything. */
    private static String shortened(String type) {
        String plain = type.split(";", 2)[0].strip();
        return plain.length() <= LONGEST_TYPE ? plain : plain.substring(0, LONGEST_TYPE) + "…";
    }
}
