package org.diancang.orchestrator.desk;

import java.util.List;
import org.diancang.scope.ScopeCheck;
import org.diancang.scope.WrittenUrl;
import org.springframework.validation.BindingResult;

/**
 * URLs to hold against a site's scope, as typed.
 *
 * @param urls one a line
 */
record ScopeForm(String urls) {
    /** A field that a browser did not send counts as left empty. */
    ScopeForm {
        urls = given(urls);
    }

    /** The lines that have something on them. */
    List<String> lines() {
        return urls.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Shows what can't be checked, at its field. */
    void check(BindingResult errors) {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            errors.rejectValue("urls", "finding.urls.required");
        }
        if (lines.size() > ScopeCheck.MOST) {
            errors.rejectValue(
                    "urls",
                    "finding.urls.too-many",
                    new Object[] {ScopeCheck.MOST, lines.size()},
                    "too many");
        }
        for (int i = 0; i < lines.size() && !errors.hasErrors(); i++) {
            if (lines.get(i).length() > WrittenUrl.LONGEST) {
                errors.rejectValue(
                        "urls",
                        "finding.urls.too-long",
                        new Object[] {i + 1, WrittenUrl.LONGEST},
                        "too long");
            }
        }
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
