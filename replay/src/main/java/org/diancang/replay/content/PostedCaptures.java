package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.AlikeCaptures;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.Neighbours;
import org.diancang.url.PostedRequest;
import org.springframework.stereotype.Component;

/**
 * Finds what was answered to a {@code POST} or {@code PUT} of the same body. Nothing is submitted
 * to anywhere: the body is made part of the key that is looked up, and forgotten.
 */
@Component
public final class PostedCaptures {
    private final Captures captures;
    private final AlikeCaptures alike;

    PostedCaptures(Captures captures, AlikeCaptures alike) {
        this.captures = captures;
        this.alike = alike;
    }

    /** Whether a request has a body by which it is looked up. */
    public static boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("POST") || request.getMethod().equals("PUT");
    }

    /** The answer nearest to a moment; reads the body. */
    public Optional<Neighbours> find(
            ArchivedUrl url, Timestamp timestamp, HttpServletRequest request) throws IOException {
        return ArchivedUrl.parse(withBody(url, request))
                .flatMap(
                        posted ->
                                captures.around(posted, timestamp)
                                        .or(
                                                () ->
                                                        alike.find(posted, timestamp)
                                                                .map(Neighbours::alone)));
    }

    private static String withBody(ArchivedUrl url, HttpServletRequest request) throws IOException {
        PostedRequest posted =
                new PostedRequest(
                        request.getMethod(),
                        Optional.ofNullable(request.getContentType()).orElse(""),
                        Long.toString(Math.max(0, request.getContentLengthLong())));
        byte[] body = request.getInputStream().readNBytes(posted.bytesToRead());
        return posted.appendedTo(url.value(), body);
    }
}
