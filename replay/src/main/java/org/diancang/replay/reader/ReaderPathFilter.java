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

    /** The one page that shows archived pictures outside of a frame. */
    private static final String PICTURES = "/search/images";

    private final String policy;
    private final String policyOfPictures;

    ReaderPathFilter(ReplaySettings settings) {
        String content = settings.content().origin();
        this.policy = policy("img-src 'self' data:", content);
        this.policyOfPictures = policy("img-src 'self' " + content, content);
    }

    private static String policy(String pictures, String frames) {
        return "default-src 'self'; "
                + pictures
                + "; style-src 'self'; script-src 'self';"
                + " object-src 'none'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'; frame-src "
                + frames;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                "Content-Security-Policy",
                request.getRequestURI().equals(PICTURES) ? policyOfPictures : policy);
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
