package org.diancang.replay.content;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the two sites apart: what comes in on the content port is answered here and goes no
 * further, so that no reader page, error page or endpoint can be had from that origin.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class PortSeparation extends OncePerRequestFilter {
    private final ContentPort port;
    private final ContentSite site;

    PortSeparation(ContentPort port, ContentSite site) {
        this.port = port;
        this.site = site;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (port.received(request)) {
            site.serve(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
