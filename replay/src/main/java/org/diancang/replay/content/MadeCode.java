package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diancang.replay.rewrite.Scripts;
import org.springframework.stereotype.Component;

/**
 * Reads code that a page has made of strings as it reads scripts, and gives it back for the shim to
 * run. It is kept nowhere, and comes from the page that gets it.
 */
@Component
final class MadeCode {
    private static final String PATH = "/_dc/code";

    /** The shim sends half a million characters at most, of three bytes at most. */
    private static final int LONGEST = 1_500_000;

    static boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(PATH);
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        String code = Scripts.asking(new String(body, StandardCharsets.UTF_8));
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(code.getBytes(StandardCharsets.UTF_8));
    }
}
