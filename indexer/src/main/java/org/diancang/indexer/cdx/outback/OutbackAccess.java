package org.diancang.indexer.cdx.outback;

import jakarta.servlet.http.HttpServletRequest;
import org.diancang.installation.InternalSecret;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Lets only those write who know the installation's secret. */
@Component
final class OutbackAccess {
    private final InternalSecret secret;

    OutbackAccess(InternalSecret secret) {
        this.secret = secret;
    }

    /**
     * @throws ResponseStatusException 401, if the request does not present the secret
     */
    void require(HttpServletRequest request) {
        if (!secret.allows(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            throw new ResponseStatusException(
                    HttpStatus.UNAUTHORIZED,
                    "This needs 'Authorization: Bearer' with the installation's secret.");
        }
    }
}
