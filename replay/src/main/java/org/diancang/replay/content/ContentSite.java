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
    private final TimeMaps timeMaps;
    private final OwnResources own;
    private final StrayRequests stray;
    private final NoticePage notices;

    ContentSite(
            ContentHeaders headers,
            MementoReplay mementos,
            TimeMaps timeMaps,
            OwnResources own,
            StrayRequests stray,
            NoticePage notices) {
        this.headers = headers;
        this.mementos = mementos;
        this.timeMaps = timeMaps;
        this.own = own;
        this.stray = stray;
        this.notices = notices;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.guard(response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
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
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            notices.trouble(request, response, 405);
            return;
        }
        String path = request.getRequestURI();
        if (path.startsWith("/_dc/")) {
            own.serve(path, request, response);
            return;
        }
        if (request.getHeader("Service-Worker") != null) {
            // An archived worker would stand between readers and later captures.
            notices.plain(response, 404);
            return;
        }
        if (path.startsWith("/timegate/") || path.startsWith("/timemap/")) {
            timeMaps.serve(request, response);
            return;
        }
        Optional<ContentPath> asked = ContentPath.parse(path, request.getQueryString());
        Optional<String> meant = stray.target(asked, request);
        if (meant.isPresent()) {
            StrayRequests.redirect(response, meant.get());
        } else if (asked.isPresent()) {
            headers.shown(asked.get(), response);
            mementos.serve(asked.get(), request, response);
        } else {
            notices.unknownAddress(request, response);
        }
    }
}
