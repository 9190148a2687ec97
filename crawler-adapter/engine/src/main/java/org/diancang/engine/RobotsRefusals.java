package org.diancang.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.archive.modules.CrawlURI;

/**
 * Servers whose robots.txt can't be had because of them: nothing may be fetched there (RFC 9309
 * §2.3.1.4), where Heritrix would take everything for allowed. Thread-safe.
 */
final class RobotsRefusals {
    private static final int SERVER_ERRORS = 500;

    private final Set<String> authorities = ConcurrentHashMap.newKeySet();

    /** Takes note of what came of a robots.txt; of all else it has no opinion. */
    void answered(CrawlURI curi) {
        if (isRobots(curi)) {
            if (curi.getFetchStatus() >= SERVER_ERRORS) {
                authorities.add(authority(curi));
            } else {
                authorities.remove(authority(curi));
            }
        }
    }

    /** Whether a URL may not be fetched for want of its server's robots.txt. */
    boolean forbid(CrawlURI curi) {
        return !authorities.isEmpty() && !isRobots(curi) && authorities.contains(authority(curi));
    }

    /** All such servers, as scheme and authority: for a checkpoint. */
    Set<String> authorities() {
        return Set.copyOf(authorities);
    }

    /** Puts in one that a checkpoint knew. */
    void remember(String authority) {
        authorities.add(authority);
    }

    /** Whether nothing may be fetched from a host, on the ports known. */
    boolean forbidHost(String host) {
        return authorities.stream()
                .anyMatch(a -> a.endsWith("://" + host) || a.contains("://" + host + ":"));
    }

    private static boolean isRobots(CrawlURI curi) {
        return "/robots.txt".equals(curi.getUURI().getEscapedPath());
    }

    private static String authority(CrawlURI curi) {
        return curi.getUURI().getScheme() + "://" + curi.getUURI().getEscapedAuthority();
    }
}
