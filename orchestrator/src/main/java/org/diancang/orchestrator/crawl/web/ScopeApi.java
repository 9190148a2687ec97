package org.diancang.orchestrator.crawl.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diancang.orchestrator.crawl.ScopeChecks;
import org.diancang.orchestrator.crawl.ScopeLine;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.scope.ScopeCheck;
import org.diancang.scope.WrittenUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/sites/{id}/scope-check}. */
@RestController
class ScopeApi {
    private final ScopeChecks checks;

    ScopeApi(ScopeChecks checks) {
        this.checks = checks;
    }

    /**
     * What is asked.
     *
     * @param urls 1 to 20 URLs
     */
    record Question(@Nullable List<@Nullable String> urls) {}

    /** What is answered, one line a URL. */
    record Answer(List<ScopeLine> urls) {}

    @PostMapping("/api/sites/{id}/scope-check")
    Answer check(@PathVariable UUID id, @RequestBody Question question) {
        return checks.check(id, checked(question.urls()))
                .map(Answer::new)
                .orElseThrow(() -> Problems.notFound("site", id));
    }

    private static List<String> checked(@Nullable List<@Nullable String> urls) {
        List<Problems.Item> bad = new ArrayList<>();
        List<String> good = new ArrayList<>();
        if (urls == null || urls.isEmpty()) {
            bad.add(new Problems.Item("urls", "required", "must have one URL or more."));
        } else if (urls.size() > ScopeCheck.MOST) {
            bad.add(
                    new Problems.Item(
                            "urls",
                            "too-many",
                            "must be " + ScopeCheck.MOST + " at most; ask again for the rest."));
        } else {
            for (int i = 0; i < urls.size(); i++) {
                String url = urls.get(i);
                if (url == null || url.isBlank()) {
                    bad.add(item(i, "required", "is empty; give a URL or leave it out."));
                } else if (url.length() > WrittenUrl.LONGEST) {
                    bad.add(
                            item(
                                    i,
                                    "too-long",
                                    "has more than "
                                            + WrittenUrl.LONGEST
                                            + " characters, which is never crawled."));
                } else {
                    good.add(url);
                }
            }
        }
        if (!bad.isEmpty()) {
            throw Problems.invalid(bad);
        }
        return good;
    }

    private static Problems.Item item(int index, String code, String detail) {
        return new Problems.Item("urls[" + index + "]", code, detail);
    }
}
