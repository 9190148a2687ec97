package org.diancang.indexer.cdx.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The CDX server API; documented in {@code docs/cdx.md}. */
@RestController
class CdxController {
    private final QueryAnswer answer;

    CdxController(QueryAnswer answer) {
        this.answer = answer;
    }

    @GetMapping("/cdx")
    void cdx(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.send(
                CdxQueryParser.parse(CollectionName.MAIN, request.getParameterMap()),
                new Viewer.Reader(ReaderGroups.of(request)),
                request,
                response);
    }

    @GetMapping("/cdx/{collection}")
    void collection(
            @PathVariable String collection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer.send(
                CdxQueryParser.parse(CollectionName.asked(collection), request.getParameterMap()),
                new Viewer.Reader(ReaderGroups.of(request)),
                request,
                response);
    }

    @GetMapping("/internal/cdx")
    void everything(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CdxQuery query =
                request.getParameterMap().isEmpty()
                        ? CdxQuery.everything()
                        : CdxQueryParser.parse(CollectionName.MAIN, request.getParameterMap());
        answer.send(query, Viewer.INSTALLATION, request, response);
    }
}
