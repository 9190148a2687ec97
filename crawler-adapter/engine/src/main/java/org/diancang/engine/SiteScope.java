package org.diancang.engine;

import java.time.Duration;
import java.util.List;
import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.deciderules.DecideRule;
import org.archive.net.UURI;
import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;
import org.diancang.scope.CrawlScope;
import org.diancang.scope.Way;

/**
 * Accepts what the crawl takes and has no opinion of all else. What it takes is decided by {@link
 * CrawlScope}, which the desk asks too; here it is told how the crawl came upon a URL.
 */
final class SiteScope extends DecideRule {
    private static final long serialVersionUID = 1L;

    /** Embeds and redirects in a row behind the last link, so that no page loads itself forever. */
    private static final int MAX_HOPS_BEHIND_LINK = 5;

    /** A sitemap, two indexes above it, and the page that it names. */
    private static final int MOST_SITEMAPS = 4;

    /** A style sheet that imports one that loads a font, with a redirect on the way. */
    private static final int MOST_HOPS_FROM_PAGE = 4;

    private final transient LiveSettings live;
    private final int maxHops;

    SiteScope(CrawlPlan plan, LiveSettings live) {
        this(live, plan.maxHops());
    }

    SiteScope(Scope scope, int maxHops) {
        this(scope, List.of(), maxHops);
    }

    SiteScope(Scope scope, List<String> includes, int maxHops) {
        this(
                new LiveSettings(
                        scope,
                        new ScopeRules(includes, List.of(), 20, 3, 0, List.of()),
                        Duration.ZERO),
                maxHops);
    }

    SiteScope(LiveSettings live, int maxHops) {
        this.live = live;
        this.maxHops = maxHops;
    }

    @Override
    protected DecideResult innerDecide(CrawlURI uri) {
        Way way = Way.of(isNear(uri), isRequisite(uri.getPathFromSeed()));
        boolean in = live.scope().decide(uri.getUURI().toString(), way).isIn();
        return in ? DecideResult.ACCEPT : DecideResult.NONE;
    }

    private boolean isNear(CrawlURI uri) {
        String path = uri.getPathFromSeed();
        int behindLink = path.length() - 1 - Math.max(path.lastIndexOf('L'), path.lastIndexOf('M'));
        int links = uri.getHopCount() - (int) path.chars().filter(SiteScope::isNoLink).count();
        return links <= maxHops
                && behindLink <= MAX_HOPS_BEHIND_LINK
                && path.chars().filter(hop -> hop == 'M').count() <= MOST_SITEMAPS;
    }

    /**
     * Digits and plus are Heritrix's way to shorten a long path; what they hide counts as links.
     */
    private static boolean isNoLink(int hop) {
        return Character.isUpperCase(hop) && hop != 'L';
    }

    /** Whether the last hops from a page are embeds, with redirects among them. */
    static boolean isRequisite(String path) {
        int hops = 0;
        boolean embed = false;
        for (int i = path.length() - 1; i >= 0 && "ERI".indexOf(path.charAt(i)) >= 0; i--) {
            embed |= path.charAt(i) == 'E';
            hops++;
        }
        return embed && hops <= MOST_HOPS_FROM_PAGE;
    }

    /** Whether a URL is the site's, not merely needed by it. */
    boolean belongs(UURI url) {
        return live.scope().belongs(url.toString());
    }

    /** Page requisites that are taken from elsewhere at most. */
    long mostRequisites() {
        return live.scope().mostRequisites();
    }
}
