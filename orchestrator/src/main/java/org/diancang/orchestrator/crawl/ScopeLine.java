package org.diancang.orchestrator.crawl;

import org.diancang.scope.ScopeCheck;
import org.diancang.scope.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a crawl would do with one URL, and by which rule.
 *
 * @param typed as it was typed
 * @param url as the crawler writes it; absent where it is no http or https URL
 * @param sameAs what it is taken for, where that is another
 * @param in whether it is taken where a link leads to it
 * @param inIfNeeded whether it is taken only where a page of the site needs it to be shown
 * @param rule what decides: {@code site}, {@code include}, {@code off-site}, {@code exclude},
 *     {@code segments}, {@code repeats}, {@code scheme} or {@code no-url}
 * @param number which of the expressions, 1 or more, where one decides
 * @param value the expression, scheme or kind of scope that decides
 * @param limit the number that is passed, where one is
 */
public record ScopeLine(
        String typed,
        @Nullable String url,
        @Nullable String sameAs,
        boolean in,
        boolean inIfNeeded,
        String rule,
        @Nullable Integer number,
        @Nullable String value,
        @Nullable Long limit) {

    private record Rule(
            String name, @Nullable Integer number, @Nullable String value, @Nullable Long limit) {}

    static ScopeLine of(ScopeCheck.Checked checked) {
        Rule rule = rule(checked.verdict());
        return new ScopeLine(
                checked.typed(),
                checked.url().isEmpty() ? null : checked.url(),
                checked.sameAs().equals(checked.url()) ? null : checked.sameAs(),
                checked.verdict().isIn(),
                checked.isInIfNeeded(),
                rule.name(),
                rule.number(),
                rule.value(),
                rule.limit());
    }

    private static Rule rule(Verdict verdict) {
        return switch (verdict) {
            case Verdict.OfSite v -> new Rule("site", null, v.kind().name(), null);
            case Verdict.Included v -> new Rule("include", v.number(), v.expression(), null);
            case Verdict.Requisite v -> new Rule("requisite", null, null, v.most());
            case Verdict.OffSite v -> new Rule("off-site", null, v.kind().name(), null);
            case Verdict.TooFar _ -> new Rule("too-far", null, null, null);
            case Verdict.TooDeep v -> new Rule("segments", null, null, (long) v.most());
            case Verdict.Repeating v -> new Rule("repeats", null, null, (long) v.most());
            case Verdict.Excluded v -> new Rule("exclude", v.number(), v.expression(), null);
            case Verdict.OtherScheme v -> new Rule("scheme", null, v.scheme(), null);
            case Verdict.NoUrl _ -> new Rule("no-url", null, null, null);
        };
    }
}
