package org.diancang.adapter.installation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diancang.installation.InternalSecret;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who carries the secret of the installation; health is for everybody. */
@Component
class BearerFilter extends OncePerRequestFilter {
    private static final String HEALTH = "/actuator/health";

    private final InternalSecret secret;

    BearerFilter(InternalSecret secret) {
        this.secret = secret;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.equals(HEALTH)
                || path.equals(HEALTH + "/readiness")
                || path.equals(HEALTH + "/liveness")
                || secret.allows(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(
                        "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"bearer token of the installation wanted\"}"
                                .getBytes(StandardCharsets.UTF_8));
    }
}
