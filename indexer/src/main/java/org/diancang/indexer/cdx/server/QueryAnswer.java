package org.diancang.indexer.cdx.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Objects;
import java.util.function.Function;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.server.Presentation.Extent;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers look-ups in this dialect. */
@Component
final class QueryAnswer {
    private final CdxIndex index;
    private final CdxAnswer answer;
    private final MementoSettings mementos;

    QueryAnswer(CdxIndex index, CdxAnswer answer, MementoSettings mementos) {
        this.index = index;
        this.answer = answer;
        this.mementos = mementos;
    }

    /**
     * Writes the whole answer, or breaks the connection ({@link CdxAnswer#send}).
     *
     * @param request tells its own address and what encodings are accepted
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    void send(
            CdxQuery query, Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (query.presentation().extent() == Extent.NUMBER_OF_PAGES) {
            var pages = new PageCount();
            send(
                    query,
                    silence -> pages.count(index, query, viewer, silence),
                    pages::writer,
                    request,
                    response);
        } else {
            TimeMap.Links links = links(request);
            send(
                    query,
                    silence -> new LookUp(index, query, viewer, silence).lines(),
                    out -> new LimitedForm(LineForms.of(query, links, out), query),
                    request,
                    response);
        }
    }

    private void send(
            CdxQuery query,
            Function<Silence, CdxLines> search,
            Function<OutputStream, LineWriter> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Presentation asked = query.presentation();
        if (asked.gzip().isEmpty()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        Function<OutputStream, LineWriter> sent =
                asked.gzip().orElseGet(() -> acceptsGzip(request))
                        ? out -> compressed(out, form, response)
                        : form;
        try {
            answer.send(asked.mediaType(), search, sent, response);
        } catch (RuntimeException e) {
            // The error is answered as it is.
            response.setHeader(HttpHeaders.CONTENT_ENCODING, null);
            throw e;
        }
    }

    private static LineWriter compressed(
            OutputStream out,
            Function<OutputStream, LineWriter> form,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new GzipForm(out, form);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .anyMatch(GzipForm::isAccepted);
    }

    private TimeMap.Links links(HttpServletRequest request) {
        String query = request.getQueryString();
        return new TimeMap.Links(
                CdxTargets.absolute(Objects.requireNonNullElse(request.getParameter("url"), "")),
                request.getRequestURL() + (query == null ? "" : "?" + query),
                mementos.origin());
    }
}
