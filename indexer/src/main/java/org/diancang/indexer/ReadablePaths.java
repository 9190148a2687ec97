package org.diancang.indexer;

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
 * Refuses paths that nobody can decode. The server decodes them but for their parameters (RFC 3986
 * §3.3); Spring, which decodes those, would make each an error of ours, with a stack trace in the
 * log, and strangers send as many as they like.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ReadablePaths extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(ReadablePaths.class);
    private static final Pattern HALF_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HALF_ENCODED.matcher(request.getRequestURI()).find()) {
            log.debug("A path that can't be read is refused");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }
}
