package org.diancang.scope;

import java.util.List;
import java.util.stream.IntStream;
import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;
import org.diancang.url.UrlPattern;

/**
 * Decides what a crawl takes: what is the site's and near enough, what expressions take in, and
 * what pages need from elsewhere; of that, neither traps nor what expressions leave out. Immutable.
 * It is asked for each link of a crawl: whatever can be is made beforehand.
 */
public final class CrawlScope {
    private static final Verdict NO_URL = new Verdict.NoUrl();
    private static final Verdict TOO_FAR = new Verdict.TooFar();

    /** A single page is nothing without what it needs. */
    private static final long REQUISITES_OF_A_PAGE = 1_000;

    private final SiteBounds bounds;
    private final List<UrlPattern> includes;
    private final List<UrlPattern> excludes;
    private final Traps traps;
    private final long mostRequisites;
    private final Verdict ofSite;
    private final Verdict offSite;
    private final Verdict requisite;
    private final Verdict tooDeep;
    private final Verdict repeating;
    private final List<Verdict> included;
    private final List<Verdict> excluded;

    /**
     * The scope of a crawl.
     *
     * @throws IllegalArgumentException if a value or an expression can't be read, with the value
     */
    public CrawlScope(Scope scope, ScopeRules rules) {
        bounds = SiteBounds.of(scope);
        includes = patterns(rules.includes());
        excludes = patterns(rules.excludes());
        traps = new Traps(rules.mostSegments(), rules.mostRepeats());
        boolean alone = rules.requisites() == 0 && scope.kind() == Scope.Kind.PAGE;
        mostRequisites = alone ? REQUISITES_OF_A_PAGE : rules.requisites();
        ofSite = new Verdict.OfSite(scope.kind());
        offSite = new Verdict.OffSite(scope.kind());
        requisite = new Verdict.Requisite(mostRequisites);
        tooDeep = new Verdict.TooDeep(rules.mostSegments());
        repeating = new Verdict.Repeating(rules.mostRepeats());
        included = numbered(rules.includes(), Verdict.Included::new);
        excluded = numbered(rules.excludes(), Verdict.Excluded::new);
    }

    private CrawlScope(CrawlScope other, List<String> expressions) {
        bounds = other.bounds;
        includes = other.includes;
        excludes = patterns(expressions);
        traps = other.traps;
        mostRequisites = other.mostRequisites;
        ofSite = other.ofSite;
        offSite = other.offSite;
        requisite = other.requisite;
        tooDeep = other.tooDeep;
        repeating = other.repeating;
        included = other.included;
        excluded = numbered(expressions, Verdict.Excluded::new);
    }

    /** Makes the verdict of one expression. */
    private interface Numbered {
        Verdict verdict(int number, String expression);
    }

    private static List<Verdict> numbered(List<String> expressions, Numbered numbered) {
        return IntStream.range(0, expressions.size())
                .mapToObj(i -> numbered.verdict(i + 1, expressions.get(i)))
                .toList();
    }

    private static List<UrlPattern> patterns(List<String> expressions) {
        return expressions.stream().map(UrlPattern::of).toList();
    }

    /**
     * The same scope with other exclusions.
     *
     * @throws IllegalArgumentException if one is no expression
     */
    public CrawlScope excluding(List<String> expressions) {
        return new CrawlScope(this, expressions);
    }

    /** Page requisites that are taken from elsewhere at most; 0: none. */
    public long mostRequisites() {
        return mostRequisites;
    }

    /** Whether a URL, as the crawler writes it, is the site's or taken in by an expression. */
    public boolean belongs(String url) {
        int authority = WrittenUrl.authority(url);
        return authority >= 0 && (bounds.have(url, authority) || first(includes, url) >= 0);
    }

    /**
     * Decides on a URL.
     *
     * @param url as the crawler writes it, see {@link WrittenUrl}
     * @param way how the crawl came upon it
     */
    public Verdict decide(String url, Way way) {
        int authority = WrittenUrl.authority(url);
        if (authority < 0) {
            int colon = url.indexOf(':');
            return colon <= 0 || url.startsWith("http")
                    ? NO_URL
                    : new Verdict.OtherScheme(url.substring(0, colon));
        }
        Verdict taken = taken(url, authority, way);
        return taken.isIn() ? unlessLeftOut(url, authority, taken) : taken;
    }

    private Verdict taken(String url, int authority, Way way) {
        boolean site = bounds.have(url, authority);
        int include = site ? -1 : first(includes, url);
        if (way.isNear() && (site || include >= 0)) {
            return site ? ofSite : included.get(include);
        }
        if (way.isNeeded() && mostRequisites > 0) {
            return requisite;
        }
        return site || include >= 0 ? TOO_FAR : offSite;
    }

    private Verdict unlessLeftOut(String url, int authority, Verdict taken) {
        // Expressions first: what somebody wrote tells more than what is taken for a trap.
        int exclude = first(excludes, url);
        if (exclude >= 0) {
            return excluded.get(exclude);
        }
        if (traps.isTooDeep(url, WrittenUrl.path(url, authority))) {
            return tooDeep;
        }
        return traps.isRepeating(url) ? repeating : taken;
    }

    /** Which of the patterns is found in the URL first; -1: none. */
    static int first(List<UrlPattern> patterns, String url) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).isFoundIn(url)) {
                return i;
            }
        }
        return -1;
    }
}
