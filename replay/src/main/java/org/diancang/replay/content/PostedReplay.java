package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Neighbours;
import org.springframework.stereotype.Component;

/** Answers {@code POST} and {@code PUT} with what was answered to the same body then. */
@Component
final class PostedReplay {
    private final PostedCaptures captures;
    private final MementoReplay mementos;
    private final NoticePage notices;

    PostedReplay(PostedCaptures captures, MementoReplay mementos, NoticePage notices) {
        this.captures = captures;
        this.mementos = mementos;
        this.notices = notices;
    }

    void serve(ContentPath asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Timestamp> timestamp = Timestamp.parse(asked.timestamp());
        Optional<ArchivedUrl> url = ArchivedUrl.parse(asked.url());
        if (timestamp.isEmpty() || url.isEmpty()) {
            notices.badRequest(request, response);
            return;
        }
        Optional<Neighbours> found = captures.find(url.get(), timestamp.get(), request);
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
}
