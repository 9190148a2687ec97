package org.diancang.replay.content;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.capture.HiddenOriginalException;
import org.diancang.replay.capture.LostRecordException;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Everything that the content origin answers; every failure ends in a page of its own. */
@Component
final class ContentSite {
    private static final Logger LOG = LoggerFactory.getLogger(ContentSite.class);

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
            route(request, response);
        } catch (IndexerUnavailableException e) {
            LOG.warn("{}; the reader is told to come back", e.getMessage());
            fail(request, response, 503);
        } catch (HiddenOriginalException e) {
            LOG.info("{}; answered as if it were not archived", e.getMessage());
            fail(request, response, 404);
        } catch (LostRecordException e) {
            LOG.error("a record that the index names can't be read; told so", e);
            fail(request, response, 502);
        } catch (RuntimeException e) {
            LOG.error("can't replay {}; answered 500", request.getRequestURI(), e);
            fail(request, response, 500);
        } finally {
            CompressedAnswer.release(request);
        }
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        if (!response.isCommitted()) {
            response.reset();
            headers.guard(response);
            if (status == 404) {
                notices.plain(response, status);
            } else {
                notices.trouble(request, response, status);
            }
            return;
        }
        // The server then cuts the connection: part of an answer must not look like the whole.
        throw new IOException("an answer broke off after it had begun");
    }

    private void route(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String method = request.getMethod();
        boolean posts = PostedReplay.isFor(request);
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
        if (path.startsWith("/_dc/")) {
            own.serve(path, request, response);
            return true;
        }
        if (request.getHeader("Service-Worker") != null) {
            // An archived worker would stand between readers and later captures.
            notices.plain(response, 404);
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
