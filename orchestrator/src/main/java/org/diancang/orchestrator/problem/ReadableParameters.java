package org.diancang.orchestrator.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses and forms that nobody can decode before anything asks for their parameters: the
 * server would log each as an error of ours, with a stack trace, and strangers send as many as they
 * like.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ReadableParameters extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableParameters.class);
    private static final Pattern HALF_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Files are left to those that may take them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The server decodes a path but for its parameters (RFC 3986 §3.3), which Spring decodes,
        // also to find a page for the error: so it gets none.
        if (HALF_ENCODED.matcher(request.getRequestURI()).find()) {
            LOG.debug("A path that can't be read is refused");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else if (areReadable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean areReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debug("Parameters that can't be read are refused: {}", e.getMessage());
            return false;
        }
    }
}
