package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the fetch standard asks of answers to another origin. Crawlers name no origin and ask no
 * preflights, so that servers which answer these only then have no such headers in the archive:
 * fonts and data of another host would be refused. What one reader may see is no secret between
 * archived sites.
 */
final class CrossOrigin {
    private static final Pattern ORIGIN =
            Pattern.compile("null|https?://[A-Za-z0-9._\\-]{1,253}(:[0-9]{1,5})?");

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_, \\-]{1,1000}");

    private CrossOrigin() {}

    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && isForm(ORIGIN, request.getHeader("Origin"))
                && isForm(NAMES, request.getHeader("Access-Control-Request-Method"));
    }

    /** Allows the request that the browser wants to send; the archive answers that by itself. */
    static void preflight(HttpServletRequest request, HttpServletResponse response) {
        String headers = request.getHeader("Access-Control-Request-Headers");
        allow(request, response);
        response.setHeader(
                "Access-Control-Allow-Methods", request.getHeader("Access-Control-Request-Method"));
        if (isForm(NAMES, headers)) {
            response.setHeader("Access-Control-Allow-Headers", headers);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Allows an answer to be read where the archived server said nothing of it. */
    static void allowWhereUnsaid(HttpServletRequest request, HttpServletResponse response) {
        if (response.getHeader("Access-Control-Allow-Origin") == null
                && isForm(ORIGIN, request.getHeader("Origin"))) {
            allow(request, response);
        }
    }

    private static void allow(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader("Access-Control-Allow-Credentials", "true");
    }

    private static boolean isForm(Pattern form, @Nullable String header) {
        return header != null && form.matcher(header).matches();
    }
}
