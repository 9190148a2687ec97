package org.diancang.indexer.cdx.store;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked for can't be done as things are (409); the reason is for the caller. */
final class StoreConflictException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    StoreConflictException(String reason) {
        super(
                HttpStatus.CONFLICT,
                ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, reason),
                null);
    }
}
