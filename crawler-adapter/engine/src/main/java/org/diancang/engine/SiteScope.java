package org.diancang.engine;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.deciderules.DecideRule;
import org.archive.net.UURI;
import org.archive.net.UURIFactory;
import org.archive.url.URIException;
import org.diancang.events.Scope;
import org.diancang.url.UrlPattern;

/** Accepts what belongs to the site and is near enough to a seed; has no opinion of all else. */
final class SiteScope extends DecideRule {
    private static final long serialVersionUID = 1L;

    /** Embeds and redirects in a row behind the last link, so that no page loads itself forever. */
    private static final int MAX_HOPS_BEHIND_LINK = 5;

    private final transient Predicate<UURI> site;
    private final transient List<UrlPattern> includes;
    private final int maxHops;

    SiteScope(CrawlPlan plan) {
        this(plan.job().order().scope(), plan.settings().rules().includes(), plan.maxHops());
    }

    SiteScope(Scope scope, int maxHops) {
        this(scope, List.of(), maxHops);
    }

    SiteScope(Scope scope, List<String> includes, int maxHops) {
        this.maxHops = maxHops;
        this.includes = patterns(includes);
        this.site =
                switch (scope.kind()) {
                    case HOST -> onHosts(values(scope, SiteScope::host));
                    case DOMAIN -> inDomains(values(scope, SiteScope::host));
                    case PREFIX -> {
                        List<String> prefixes = values(scope, SiteScope::prefix);
                        yield url -> prefixes.stream().anyMatch(withoutScheme(url)::startsWith);
                    }
                    case PAGE -> {
                        Set<String> pages = Set.copyOf(values(scope, SiteScope::prefix));
                        yield url -> pages.contains(withoutScheme(url));
                    }
                    case REGEX -> {
                        List<UrlPattern> patterns = patterns(scope.values());
                        yield url -> isFound(patterns, url);
                    }
                };
    }

    private static <T> List<T> values(Scope scope, Function<String, T> reading) {
        return scope.values().stream().map(reading).toList();
    }

    private static Predicate<UURI> onHosts(List<String> names) {
        Set<String> hosts = Set.copyOf(names);
        return url -> hosts.contains(hostOf(url));
    }

    private static Predicate<UURI> inDomains(List<String> domains) {
        return url -> {
            String host = hostOf(url);
            return domains.stream().anyMatch(d -> host.equals(d) || host.endsWith("." + d));
        };
    }

    private static List<UrlPattern> patterns(List<String> expressions) {
        try {
            return expressions.stream().map(UrlPattern::of).toList();
        } catch (IllegalArgumentException e) {
            throw new EngineRefusedException("scope: " + e.getMessage(), e);
        }
    }

    private static boolean isFound(List<UrlPattern> patterns, UURI url) {
        return patterns.stream().anyMatch(pattern -> pattern.isFoundIn(url.toString()));
    }

    private static String hostOf(UURI url) {
        try {
            String host = url.getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URIException e) {
            return "";
        }
    }

    @Override
    protected DecideResult innerDecide(CrawlURI uri) {
        return belongs(uri.getUURI()) && isNear(uri) ? DecideResult.ACCEPT : DecideResult.NONE;
    }

    private boolean isNear(CrawlURI uri) {
        String path = uri.getPathFromSeed();
        int behindLink = path.length() - 1 - path.lastIndexOf('L');
        int links = uri.getHopCount() - (int) path.chars().filter(SiteScope::isNoLink).count();
        return links <= maxHops && behindLink <= MAX_HOPS_BEHIND_LINK;
    }

    /**
     * Digits and plus are Heritrix's way to shorten a long path; what they hide counts as links.
     */
    private static boolean isNoLink(int hop) {
        return Character.isUpperCase(hop) && hop != 'L';
    }

    /** Whether a URL is the site's. */
    boolean belongs(UURI url) {
        String scheme = url.getScheme();
        return ("http".equals(scheme) || "https".equals(scheme))
                && (site.test(url) || isFound(includes, url));
    }

    private static String host(String value) {
        try {
            return IDN.toASCII(value.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new EngineRefusedException("scope names no host: '" + value + "'", e);
        }
    }

    /** The prefix as Heritrix writes URLs, so that both sides are escaped alike. */
    private static String prefix(String value) {
        try {
            UURI url = UURIFactory.getInstance(value.strip());
            String bare = withoutScheme(url);
            if (url.getHost() == null || bare.indexOf('/') <= 0) {
                throw new EngineRefusedException("scope prefix is no URL: '" + value + "'");
            }
            return bare;
        } catch (URIException e) {
            throw new EngineRefusedException("scope prefix is no URL: '" + value + "'", e);
        }
    }

    private static String withoutScheme(UURI url) {
        String text = url.toString();
        return text.substring(text.indexOf("://") + 3);
    }
}
