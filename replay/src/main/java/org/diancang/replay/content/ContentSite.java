package org.diancang.replay.content;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.ContentPath;
import org.springframework.stereotype.Component;

/** Everything that the content origin answers; every failure ends in a page of its own. */
@Component
final class ContentSite {
    private final ContentHeaders headers;
    private final MementoReplay mementos;
    private final PostedReplay posted;
    private final TimeGates timeGates;
    private final TimeMaps timeMaps;
    private final Robots robots;
    private final OwnResources own;
    private final MadeCode code;
    private final StrayRequests stray;
    private final NoticePage notices;
    private final FailureAnswers failures;

    ContentSite(
            ContentHeaders headers,
            MementoReplay mementos,
            PostedReplay posted,
            TimeGates timeGates,
            TimeMaps timeMaps,
            Robots robots,
            OwnResources own,
            MadeCode code,
            StrayRequests stray,
            NoticePage notices) {
        this.headers = headers;
        this.mementos = mementos;
        this.posted = posted;
        this.timeGates = timeGates;
        this.timeMaps = timeMaps;
        this.robots = robots;
        this.own = own;
        this.code = code;
        this.stray = stray;
        this.notices = notices;
        this.failures = new FailureAnswers(notices, headers::guard);
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.guard(response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            if (response.isCommitted()) {
                return;
            }
            notices.badRequest(request, response);
            return;
        }
        try {
            failures.during(request, response, () -> route(request, response));
        } finally {
            CompressedAnswer.release(request);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String method = request.getMethod();
        boolean posts = PostedCaptures.isFor(request);
        if (!posts && !method.equals("GET") && !method.equals("HEAD")) {
            posted.refuse(request, response);
            return;
        }
        String path = request.getRequestURI();
        if (MadeCode.isFor(request)) {
            code.serve(request, response);
            return;
        }
        if (!posts && servesOwn(path, request, response)) {
            return;
        }
        Optional<ContentPath> asked = ContentPath.parse(path, request.getQueryString());
        Optional<String> meant = stray.target(asked, request);
        if (meant.isPresent()) {
            StrayRequests.redirect(response, meant.get());
        } else if (posts && asked.isPresent()) {
            posted.serve(asked.get(), request, response);
        } else if (posts) {
            posted.refuse(request, response);
        } else if (asked.isPresent()) {
            headers.shown(asked.get(), response);
            mementos.serve(asked.get(), request, response);
        } else {
            notices.unknownAddress(request, response);
        }
    }

    /** Answers what is no capture and stands at an address of its own; whether it was that. */
    private boolean servesOwn(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader("Service-Worker") != null && !OwnResources.isServiceWorker(request)) {
            notices.plain(response, 404);
            return true;
        }
        if (path.startsWith("/_dc/")) {
            own.serve(path, request, response);
            return true;
        }
        if (TimeGates.isFor(path)) {
            timeGates.serve(request, response);
            return true;
        }
        if (path.startsWith("/timemap/")) {
            timeMaps.serve(request, response);
            return true;
        }
        if (path.equals("/robots.txt") && request.getHeader("Referer") == null) {
            robots.file(response);
            return true;
        }
        return false;
    }
}
