package org.diancang.indexer.cdx;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How a request that can't be understood is answered, where a dialect has no form of its own. */
@RestControllerAdvice
public final class InvalidCdxQueryAdvice {
    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setType(URI.create("urn:diancang:problem:invalid-cdx-query"));
        problem.setTitle("Invalid CDX query");
        problem.setProperty("parameter", e.parameter());
        return problem;
    }
}
