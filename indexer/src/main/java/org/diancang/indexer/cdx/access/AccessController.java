package org.diancang.indexer.cdx.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why is this hidden, or why is it shown? */
@RestController
class AccessController {
    private final RuleBook book;
    private final Clock clock;

    AccessController(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * @throws CdxUnavailableException if not all rules are known yet
     */
    @GetMapping("/internal/access")
    Explanation explain(HttpServletRequest request) {
        AccessQuestion question = AccessQuestion.of(request.getParameterMap(), clock.instant());
        return Explanation.of(question, AccessVisibility.known(book).covering(question.urlkey()));
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setType(URI.create("urn:diancang:problem:invalid-access-question"));
        problem.setTitle("Invalid question about access");
        problem.setProperty("parameter", e.parameter());
        return problem;
    }
}
