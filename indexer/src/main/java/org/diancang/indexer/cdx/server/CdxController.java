package org.diancang.indexer.cdx.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
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
                Viewer.ANYBODY,
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
                CdxQueryParser.parse(named(collection), request.getParameterMap()),
                Viewer.ANYBODY,
                request,
                response);
    }

    @GetMapping("/internal/cdx")
    void everything(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.send(CdxQuery.everything(), Viewer.INSTALLATION, request, response);
    }

    private static CollectionName named(String collection) {
        try {
            return new CollectionName(collection);
        } catch (IllegalArgumentException e) {
            throw new InvalidCdxQueryException("collection", e.getMessage() + ".");
        }
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setType(URI.create("urn:diancang:problem:invalid-cdx-query"));
        problem.setTitle("Invalid CDX query");
        problem.setProperty("parameter", e.parameter());
        return problem;
    }
}
