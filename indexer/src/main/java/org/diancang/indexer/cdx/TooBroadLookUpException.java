package org.diancang.indexer.cdx;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A look-up read for so long without finding a line that it was given up (503). */
public final class TooBroadLookUpException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * @param silence how long nothing was found
     */
    public TooBroadLookUpException(Duration silence) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(silence), null);
    }

    private static ProblemDetail problem(Duration silence) {
        var problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "No line was found within "
                                + silence.toSeconds()
                                + " s of reading. Ask for less: a longer url, or a time by from and"
                                + " to.");
        problem.setType(URI.create("urn:diancang:problem:too-broad-cdx-query"));
        problem.setTitle("CDX query too broad");
        return problem;
    }
}
