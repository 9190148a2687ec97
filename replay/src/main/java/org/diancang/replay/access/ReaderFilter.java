package org.diancang.replay.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before all else, on both sites: finds out who asks. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ReaderFilter extends OncePerRequestFilter {
    private final ReadingRooms rooms;

    ReaderFilter(ReadingRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            CurrentReader.<Exception>as(
                    rooms.groups(request), () -> chain.doFilter(request, response));
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
