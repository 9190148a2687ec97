package org.diancang.indexer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Predicate;
import org.diancang.installation.InternalSecret;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets only callers with the secret reach {@code /internal/**} and access rules, and change
 * anything, or speak for readers of a group. An interceptor and not a servlet filter, so that the
 * path is matched as the handlers' own paths are: no spelling gets round it.
 */
@Configuration(proxyBeanMethods = false)
class InternalAccess implements WebMvcConfigurer {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** Rules tell what is hidden, and to staff why: no reader may ask for them. */
    private static final String[] GUARDED = {
        "/internal/**", "/outback/*/access/**", "/outback/*/ap/*/check"
    };

    private final InternalSecret secret;

    InternalAccess(InternalSecret secret) {
        this.secret = secret;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BearerCheck(request -> true)).addPathPatterns(GUARDED);
        registry.addInterceptor(new BearerCheck(request -> !READS.contains(request.getMethod())))
                // Its refusals have a form of their own, and are made there.
                .excludePathPatterns("/internal/**", "/outback/**");
        registry.addInterceptor(
                new BearerCheck(request -> request.getHeader(ReaderGroups.HEADER) != null));
    }

    private final class BearerCheck implements HandlerInterceptor {
        private final Predicate<HttpServletRequest> needsBearer;

        BearerCheck(Predicate<HttpServletRequest> needsBearer) {
            this.needsBearer = needsBearer;
        }

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!needsBearer.test(request)
                    || secret.allows(request.getHeader(HttpHeaders.AUTHORIZATION))) {
                return true;
            }
            var problem =
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.UNAUTHORIZED,
                            "This endpoint is internal or changes something, and needs"
                                    + " 'Authorization: Bearer' with the"
                                    + " installation's secret.");
            var refusal = new ErrorResponseException(HttpStatus.UNAUTHORIZED, problem, null);
            refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw refusal;
        }
    }
}
