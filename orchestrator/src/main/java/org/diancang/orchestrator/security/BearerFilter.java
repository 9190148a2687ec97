package org.diancang.orchestrator.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets services in that present the installation's secret. A wrong secret is refused even where a
 * session would do, and nothing of such a call is kept in a session.
 */
final class BearerFilter extends OncePerRequestFilter {
    /** Authority of callers with the secret. */
    static final String ROLE = "INTERNAL";

    private static final String SCHEME = "Bearer ";
    private static final String NAME = "internal";
    private final InternalSecret secret;
    private final AuthenticationEntryPoint refusal;

    BearerFilter(InternalSecret secret, AuthenticationEntryPoint refusal) {
        this.secret = secret;
        this.refusal = refusal;
    }

    /** Whether a request says that it presents a secret; such a request needs no CSRF token. */
    static boolean claims(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!claims(request)) {
            chain.doFilter(request, response);
            return;
        }
        String presented =
                request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
        if (!secret.is(presented)) {
            refusal.commence(request, response, new BadCredentialsException("wrong secret"));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        NAME, "", AuthorityUtils.createAuthorityList("ROLE_" + ROLE)));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
