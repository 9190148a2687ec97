package org.diancang.scope;

import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;

/** Tells of URLs as typed what a crawl would do with them. Nothing is fetched. */
public final class ScopeCheck {
    /** URLs of one check at most. */
    public static final int MOST = 20;

    private final CrawlScope scope;
    private final SameUrl same;

    /**
     * A check by these settings.
     *
     * @throws IllegalArgumentException if a value or an expression can't be read, with the value
     */
    public ScopeCheck(Scope scope, ScopeRules rules) {
        this.scope = new CrawlScope(scope, rules);
        this.same = new SameUrl(rules.ignoredParameters());
    }

    /**
     * What became of one URL.
     *
     * @param typed as it was typed
     * @param url as the crawler writes it; empty where it is no http or https URL
     * @param sameAs what it is taken for; differs from {@code url} where that says something that
     *     tells no pages apart
     * @param verdict whether it is taken, if few enough links lead to it
     * @param ifNeeded the same if a page of the site needs it to be shown
     */
    public record Checked(
            String typed, String url, String sameAs, Verdict verdict, Verdict ifNeeded) {
        /** Whether only pages that need it make the crawl take it. */
        public boolean isInIfNeeded() {
            return !verdict.isIn() && ifNeeded.isIn();
        }
    }

    /** Checks one URL; never fails. */
    public Checked check(String typed) {
        return WrittenUrl.of(typed)
                .map(
                        url ->
                                new Checked(
                                        typed,
                                        url,
                                        same.of(url),
                                        scope.decide(url, Way.LINKED),
                                        scope.decide(url, Way.LINKED_AND_NEEDED)))
                .orElseGet(() -> none(typed));
    }

    private static Checked none(String typed) {
        String scheme = WrittenUrl.scheme(typed);
        // "www.qh.gov.cn:8080/" reads as a scheme, but nobody meant one.
        boolean other = !scheme.isEmpty() && scheme.indexOf('.') < 0 && !scheme.startsWith("http");
        Verdict verdict = other ? new Verdict.OtherScheme(scheme) : new Verdict.NoUrl();
        return new Checked(typed, "", "", verdict, verdict);
    }
}
