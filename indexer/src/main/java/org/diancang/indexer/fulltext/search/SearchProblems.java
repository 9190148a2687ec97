package org.diancang.indexer.fulltext.search;

import org.diancang.indexer.fulltext.store.IndexUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What is answered where a search can't be: here and in the packages below. */
// Before what answers for the whole service, which names no parameter.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = SearchProblems.class)
class SearchProblems {
    private static final Logger log = LoggerFactory.getLogger(SearchProblems.class);

    @ExceptionHandler
    ProblemDetail refuse(BadSearchException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail nothing(NothingOfSiteException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refuse(BindException e) {
        FieldError wrong = e.getFieldError();
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                (wrong == null ? "a parameter" : wrong.getField())
                        + " is not of the form that it must have");
    }

    @ExceptionHandler
    ProblemDetail refuse(MethodArgumentTypeMismatchException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, e.getName() + " is not of the form that it must have");
    }

    @ExceptionHandler
    ProblemDetail refuse(TooManyRegionsException e) {
        log.error("nobody can search: {}", e.getMessage());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The search is closed until somebody has looked after its access rules.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(SitesUnknownException e) {
        log.warn("sites can't be asked for by number or subject now: {}", e.getMessage());
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "What sites are called, and which subject they show, is not known yet. Ask"
                                + " by id and without subject, or again in a moment.");
        return ResponseEntity.of(problem).header("Retry-After", "10").build();
    }

    @ExceptionHandler({IndexUnavailableException.class, RulesUnknownException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        log.warn("search is not possible now: {}", e.getMessage());
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The search index can't be reached now. Captures are kept and will be"
                                + " found once it is back; look-ups by address still work.");
        return ResponseEntity.of(problem).header("Retry-After", "10").build();
    }
}
