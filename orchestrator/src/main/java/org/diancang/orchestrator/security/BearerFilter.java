package org.diancang.orchestrator.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.diancang.installation.InternalSecret;
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

    private static final String NAME = "internal";
    private final InternalSecret secret;
    private final AuthenticationEntryPoint refusal;

    BearerFilter(InternalSecret secret, AuthenticationEntryPoint refusal) {
        this.secret = secret;
        this.refusal = refusal;
    }

    /** Whether a request says that it presents a secret; such a request needs no CSRF token. */
    static boolean claims(HttpServletRequest request) {
        return InternalSecret.isClaimedBy(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!claims(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (!secret.allows(request.getHeader(HttpHeaders.AUTHORIZATION))) {
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
