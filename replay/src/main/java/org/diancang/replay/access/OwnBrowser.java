package org.diancang.replay.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The browser that makes pictures of archived pages. It comes from this machine, on behalf of
 * anybody, and runs archived scripts: whatever network it is in, it sees what the public sees. Who
 * pretends to be it loses rights, and gains none.
 */
public final class OwnBrowser {
    private static final String MARK = "DiancangScreenshot";

    /** What it calls itself. */
    public static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                    + "140.0.0.0 Safari/537.36 "
                    + MARK
                    + "/1";

    private OwnBrowser() {}

    /** Whether it has sent a request. */
    public static boolean sent(HttpServletRequest request) {
        String name = request.getHeader("User-Agent");
        return name != null && name.contains(MARK);
    }
}
