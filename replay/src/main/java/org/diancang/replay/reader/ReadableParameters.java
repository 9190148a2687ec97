package org.diancang.replay.reader;

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
 * Refuses parameters that nobody can decode before a page asks for them: the server would log each
 * as an error of ours, with a stack trace, and strangers send as many as they like. Comes after the
 * archive's own addresses, whose query belongs to the archived URL and is never decoded.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
final class ReadableParameters extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableParameters.class);
    private static final Pattern HALF_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isReadable(HttpServletRequest request) {
        // The server decodes a path but for its parameters (RFC 3986 §3.3), which Spring decodes.
        if (HALF_ENCODED.matcher(request.getRequestURI()).find()) {
            LOG.debug("A path that can't be read is refused");
            return false;
        }
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debug("Parameters that can't be read are refused: {}", e.getMessage());
            return false;
        }
    }
}
