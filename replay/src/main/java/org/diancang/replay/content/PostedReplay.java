package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.AlikeCaptures;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.Neighbours;
import org.diancang.url.PostedRequest;
import org.springframework.stereotype.Component;

/**
 * Answers {@code POST} and {@code PUT} with what was answered to the same body then. Nothing is
 * submitted to anywhere: the body is made part of the key that is looked up, and forgotten.
 */
@Component
final class PostedReplay {
    private final Captures captures;
    private final AlikeCaptures alike;
    private final MementoReplay mementos;
    private final NoticePage notices;

    PostedReplay(
            Captures captures, AlikeCaptures alike, MementoReplay mementos, NoticePage notices) {
        this.captures = captures;
        this.alike = alike;
        this.mementos = mementos;
        this.notices = notices;
    }

    static boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("POST") || request.getMethod().equals("PUT");
    }

    void serve(ContentPath asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Timestamp> timestamp = Timestamp.parse(asked.timestamp());
        Optional<ArchivedUrl> url = ArchivedUrl.parse(asked.url());
        if (timestamp.isEmpty() || url.isEmpty()) {
            notices.badRequest(request, response);
            return;
        }
        Optional<ArchivedUrl> posted = ArchivedUrl.parse(withBody(url.get(), request));
        Optional<Neighbours> found =
                posted.flatMap(
                        p ->
                                captures.around(p, timestamp.get())
                                        .or(
                                                () ->
                                                        alike.find(p, timestamp.get())
                                                                .map(Neighbours::alone)));
        if (found.isEmpty()) {
            refuse(request, response);
            return;
        }
        mementos.show(asked, url.get(), found.get(), request, response);
    }

    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", "GET, HEAD");
        notices.trouble(request, response, 405);
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
