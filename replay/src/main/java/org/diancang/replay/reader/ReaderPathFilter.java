package org.diancang.replay.reader;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads archive addresses from the raw request target, before anything decodes or normalises it
 * ({@code //} and {@code %2F} matter in them), and puts the reader's headers on every answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ReaderPathFilter extends OncePerRequestFilter {
    static final String FRAME = "/_frame";
    static final String CALENDAR = "/_calendar";

    private final String policy;

    ReaderPathFilter(ReplaySettings settings) {
        this.policy =
                "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
                        + " object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'; frame-src "
                        + settings.content().origin();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-DNS-Prefetch-Control", "off");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        Optional<ReaderPath> path =
                ReaderPath.parse(request.getRequestURI(), request.getQueryString());
        if (path.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(ReaderPath.ATTRIBUTE, path.get());
        request.getRequestDispatcher(path.get().calendar() ? CALENDAR : FRAME)
                .forward(request, response);
    }
}
