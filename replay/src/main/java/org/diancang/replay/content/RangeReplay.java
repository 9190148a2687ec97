package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.diancang.replay.capture.Capture;
import org.springframework.stereotype.Component;

/**
 * Writes a payload that is served byte for byte, whole or the one range that was asked for (RFC
 * 9110 §14), so that players can seek. What stands before a range is passed over, or read past
 * where it must be, never held.
 */
@Component
final class RangeReplay {
    private static final String MISSING =
            "这一段没有存档，当时只取到一部分 This part was not archived; only some of it was captured\n";

    void write(
            PlainPayload payload,
            Capture capture,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        int status = capture.status();
        if (status != 200 && status != 206) {
            whole(payload, response);
            return;
        }
        response.setHeader("ETag", payload.entityTag());
        if (EntityTags.isKnown(request, payload.entityTag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<RecordedPart> part = RecordedPart.of(capture);
        if (status == 206 && part.isEmpty()) {
            // Of several parts, or it doesn't say which: there is nothing to find a range in.
            whole(payload, response);
            return;
        }
        response.setHeader("Accept-Ranges", "bytes");
        if (part.isEmpty() || part.get().isWhole()) {
            response.setStatus(HttpServletResponse.SC_OK);
            ofWhole(payload, request, response);
        } else {
            ofPart(part.get(), payload, request, response);
        }
    }

    private static void ofWhole(
            PlainPayload payload, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> range = asked(payload, request);
        if (range.isEmpty()) {
            whole(payload, response);
            return;
        }
        long length = payload.knownLength();
        switch (RangeRequest.parse(range.get(), length)) {
            case RangeRequest.Whole all -> whole(payload, response);
            case RangeRequest.Unsatisfiable none -> unsatisfiable(Long.toString(length), response);
            case RangeRequest.Part p -> {
                String header = "bytes " + p.first() + "-" + p.last() + "/" + length;
                part(payload, p.first(), p.length(), header, response);
            }
        }
    }

    /**
     * Out of a capture that is a part itself: without a range, what there is, saying which part it
     * is; a range that begins outside is said not to be archived.
     */
    private static void ofPart(
            RecordedPart held,
            PlainPayload payload,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RangeRequest range =
                asked(payload, request)
                        // Without a total there is no end that a suffix could count from.
                        .filter(r -> held.total().isPresent() || !r.contains("=-"))
                        .map(r -> RangeRequest.parse(r, held.totalOrMore()))
                        .orElseGet(RangeRequest.Whole::new);
        switch (range) {
            case RangeRequest.Whole all ->
                    part(
                            payload,
                            0,
                            held.last() - held.first() + 1,
                            held.contentRange(held.first(), held.last()),
                            response);
            case RangeRequest.Unsatisfiable none ->
                    unsatisfiable(Long.toString(held.totalOrMore()), response);
            case RangeRequest.Part p when p.first() < held.first() || p.first() > held.last() ->
                    missing(response);
            case RangeRequest.Part p -> {
                long last = Math.min(p.last(), held.last());
                part(
                        payload,
                        p.first() - held.first(),
                        last - p.first() + 1,
                        held.contentRange(p.first(), last),
                        response);
            }
        }
    }

    /** RFC 9110 §14.2: of GET alone, and only while the condition of If-Range holds (§13.1.5). */
    private static Optional<String> asked(PlainPayload payload, HttpServletRequest request) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.strip().equals(payload.entityTag());
        return request.getMethod().equals("GET") && holds
                ? Optional.ofNullable(request.getHeader("Range"))
                : Optional.empty();
    }

    private static void whole(PlainPayload payload, HttpServletResponse response)
            throws IOException {
        payload.length().ifPresent(response::setContentLengthLong);
        payload.bytes().from(0).transferTo(response.getOutputStream());
    }

    private static void part(
            PlainPayload payload,
            long first,
            long length,
            String contentRange,
            HttpServletResponse response)
            throws IOException {
        InputStream in;
        try {
            in = payload.bytes().from(first);
        } catch (EOFException e) {
            throw new UncheckedIOException("the payload ends before byte " + first, e);
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", contentRange);
        response.setContentLengthLong(length);
        copy(in, response.getOutputStream(), length);
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = length;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                return;
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }

    private static void unsatisfiable(String total, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        response.setHeader("Content-Range", "bytes */" + total);
        response.setContentLength(0);
    }

    private static void missing(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        if (response.getHeader("Content-Encoding") == null) {
            response.getOutputStream().write(MISSING.getBytes(StandardCharsets.UTF_8));
        }
    }
}
