package org.diancang.engine;

import org.archive.modules.canonicalize.UriCanonicalizationPolicy;
import org.diancang.scope.SameUrl;

/**
 * Which URLs are the same, so that one of them is fetched. Heritrix's own rules would leave out
 * what a server tells apart by case or {@code www}.
 */
final class SameUrls extends UriCanonicalizationPolicy {
    private final SameUrl same;

    SameUrls(CrawlPlan plan) {
        this.same = new SameUrl(plan.settings().rules().ignoredParameters());
    }

    @Override
    public String canonicalize(String url) {
        return same.of(url);
    }
}
