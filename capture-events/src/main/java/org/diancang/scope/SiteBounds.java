package org.diancang.scope;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.diancang.events.Scope;
import org.diancang.url.UrlPattern;

/** What a {@link Scope} has, http and https alike. */
@FunctionalInterface
interface SiteBounds {
    /** Whether it has a URL; {@code authority} is where that begins. */
    boolean have(String url, int authority);

    /**
     * Reads a scope.
     *
     * @throws IllegalArgumentException if a value is no host, URL or expression, with the value
     */
    static SiteBounds of(Scope scope) {
        return switch (scope.kind()) {
            case HOST -> onHosts(values(scope, SiteBounds::host));
            case DOMAIN -> inDomains(values(scope, SiteBounds::host));
            case PREFIX -> {
                List<String> prefixes = values(scope, SiteBounds::bare);
                yield (url, authority) -> {
                    for (String prefix : prefixes) {
                        if (url.startsWith(prefix, authority)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
            case PAGE -> {
                Set<String> pages = Set.copyOf(values(scope, SiteBounds::bare));
                yield (url, authority) -> pages.contains(url.substring(authority));
            }
            case REGEX -> {
                List<UrlPattern> patterns = values(scope, UrlPattern::of);
                yield (url, authority) -> CrawlScope.first(patterns, url) >= 0;
            }
        };
    }

    private static <T> List<T> values(Scope scope, Function<String, T> reading) {
        return scope.values().stream().map(reading).toList();
    }

    private static SiteBounds onHosts(List<String> names) {
        Set<String> hosts = Set.copyOf(names);
        return (url, authority) -> hosts.contains(WrittenUrl.host(url, authority));
    }

    private static SiteBounds inDomains(List<String> domains) {
        List<String> below = domains.stream().map(d -> "." + d).toList();
        return (url, authority) -> {
            String host = WrittenUrl.host(url, authority);
            for (int i = 0; i < domains.size(); i++) {
                if (host.equals(domains.get(i)) || host.endsWith(below.get(i))) {
                    return true;
                }
            }
            return false;
        };
    }

    private static String host(String value) {
        try {
            return IDN.toASCII(value.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("scope names no host: '" + value + "'", e);
        }
    }

    /** As the crawler writes URLs, so that both sides are escaped alike; without scheme. */
    private static String bare(String value) {
        String url = WrittenUrl.of(value.strip()).orElse("");
        int authority = WrittenUrl.authority(url);
        if (authority < 0) {
            throw new IllegalArgumentException("scope is no http(s) URL: '" + value + "'");
        }
        return url.substring(authority);
    }
}
