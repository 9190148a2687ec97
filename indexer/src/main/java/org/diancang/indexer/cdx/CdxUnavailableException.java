package org.diancang.indexer.cdx;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The index, or a part of it, can't be read at this moment; asking again soon is right (503). */
public final class CdxUnavailableException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason a sentence for the caller
     */
    public CdxUnavailableException(String reason, Throwable cause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, reason + " Try again in a moment."),
                cause);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
