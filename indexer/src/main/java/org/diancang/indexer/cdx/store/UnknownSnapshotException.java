package org.diancang.indexer.cdx.store;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** There is no snapshot of that name (404). */
final class UnknownSnapshotException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    UnknownSnapshotException(SnapshotName name) {
        super(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND, "There is no snapshot called " + name.value() + "."),
                null);
    }
}
