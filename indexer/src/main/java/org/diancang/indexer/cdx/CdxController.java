package org.diancang.indexer.cdx;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The CDX server API; documented in {@code docs/cdx.md}. */
@RestController
class CdxController {
    private final CdxAnswer answer;

    CdxController(CdxAnswer answer) {
        this.answer = answer;
    }

    @GetMapping("/cdx")
    void cdx(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.send(CdxQueryParser.parse(request.getParameterMap()), response);
    }

    @GetMapping("/internal/cdx")
    void everything(HttpServletResponse response) throws IOException {
        answer.send(CdxQuery.everything(), response);
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
