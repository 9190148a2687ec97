package org.diancang.engine;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.deciderules.DecideRule;
import org.archive.net.UURI;
import org.archive.net.UURIFactory;
import org.archive.url.URIException;
import org.diancang.events.Scope;

/** Accepts what belongs to the site and is near enough to a seed; has no opinion of all else. */
final class SiteScope extends DecideRule {
    private static final long serialVersionUID = 1L;

    /** Embeds and redirects in a row behind the last link, so that no page loads itself forever. */
    private static final int MAX_HOPS_BEHIND_LINK = 5;

    private final transient Set<String> hosts;
    private final transient List<String> prefixes;
    private final int maxHops;

    SiteScope(CrawlPlan plan) {
        this(plan.job().order().scope(), plan.maxHops());
    }

    SiteScope(Scope scope, int maxHops) {
        this.maxHops = maxHops;
        hosts =
                scope.kind() == Scope.Kind.HOST
                        ? scope.values().stream().map(SiteScope::host).collect(Collectors.toSet())
                        : Set.of();
        prefixes =
                scope.kind() == Scope.Kind.PREFIX
                        ? scope.values().stream().map(SiteScope::prefix).toList()
                        : List.of();
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
        try {
            String scheme = url.getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                return false;
            }
            String host = url.getHost();
            if (host != null && hosts.contains(host.toLowerCase(Locale.ROOT))) {
                return true;
            }
            String bare = withoutScheme(url);
            return prefixes.stream().anyMatch(bare::startsWith);
        } catch (URIException e) {
            return false;
        }
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
