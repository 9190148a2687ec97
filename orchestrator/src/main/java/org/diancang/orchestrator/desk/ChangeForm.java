package org.diancang.orchestrator.desk;

import java.util.List;
import org.diancang.events.ScopeRules;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.CrawlWishes;
import org.diancang.url.UrlPattern;
import org.springframework.validation.BindingResult;

/**
 * What of a crawl shall be otherwise while it runs, as typed.
 *
 * @param excludes expressions, one a line
 * @param delayMs milliseconds
 */
record ChangeForm(String excludes, String delayMs) {
    /** A field that a browser did not send counts as left empty. */
    ChangeForm {
        excludes = given(excludes);
        delayMs = given(delayMs).strip();
    }

    static ChangeForm of(CrawlView crawl) {
        return new ChangeForm(
                String.join("\n", crawl.excludes()), String.valueOf(crawl.delay().toMillis()));
    }

    /** The expressions, blank lines left out. */
    List<String> expressions() {
        return excludes.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Shows what can't be done, at its field. */
    void check(BindingResult errors) {
        if (!delayMs.matches("[0-9]{1,6}") || Long.parseLong(delayMs) > CrawlWishes.MOST_DELAY_MS) {
            errors.rejectValue("delayMs", "finding.delayMs.out-of-range");
        }
        if (expressions().size() > ScopeRules.MOST) {
            errors.rejectValue(
                    "excludes",
                    "finding.excludes.too-many",
                    new Object[] {ScopeRules.MOST},
                    "too many");
        }
        for (String expression : expressions()) {
            try {
                var _ = UrlPattern.of(expression);
            } catch (IllegalArgumentException e) {
                errors.rejectValue(
                        "excludes",
                        "finding.excludes.malformed",
                        new Object[] {expression},
                        "malformed");
            }
        }
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
