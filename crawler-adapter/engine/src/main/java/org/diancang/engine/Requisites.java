package org.diancang.engine;

import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.deciderules.DecideRule;
import org.diancang.events.Scope;

/**
 * Accepts what a page of the site needs to be shown, wherever it lies: images, scripts, styles,
 * fonts, media, and what a style sheet loads in its turn.
 */
final class Requisites extends DecideRule {
    private static final long serialVersionUID = 1L;

    /** A style sheet that imports one that loads a font, with a redirect on the way. */
    private static final int MOST_HOPS_FROM_PAGE = 4;

    private static final long OF_A_PAGE = 1_000;

    private final boolean any;

    Requisites(CrawlPlan plan) {
        this(most(plan));
    }

    /** How many are taken at most; a single page is nothing without them. */
    static long most(CrawlPlan plan) {
        long ordered = plan.settings().rules().requisites();
        boolean alone = plan.job().order().scope().kind() == Scope.Kind.PAGE;
        return ordered == 0 && alone ? OF_A_PAGE : ordered;
    }

    Requisites(long most) {
        this.any = most > 0;
    }

    @Override
    protected DecideResult innerDecide(CrawlURI uri) {
        return any && isRequisite(uri.getPathFromSeed()) ? DecideResult.ACCEPT : DecideResult.NONE;
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
}
