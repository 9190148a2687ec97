package org.diancang.indexer.cdx.outback;

import java.nio.charset.StandardCharsets;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors in this dialect: a status and a sentence as plain text, where others have a problem. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = OutbackErrors.class)
class OutbackErrors {
    static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    @ExceptionHandler
    ResponseEntity<String> refuse(InvalidCdxQueryException e) {
        return ResponseEntity.badRequest().contentType(TEXT).body(e.getMessage() + "\n");
    }

    @ExceptionHandler
    ResponseEntity<String> refuse(UnreadableLinesException e) {
        return ResponseEntity.badRequest().contentType(TEXT).body(e.getMessage() + "\n");
    }

    /** The secret that is missing, and an index that can't be read now. */
    @ExceptionHandler
    ResponseEntity<String> refuse(ErrorResponseException e) {
        var answer = ResponseEntity.status(e.getStatusCode()).headers(e.getHeaders());
        if (e.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.contentType(TEXT).body(e.getBody().getDetail() + "\n");
    }
}
