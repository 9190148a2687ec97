package org.diancang.orchestrator.profile.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.profile.SettingFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Versions as ETags (RFC 9110 §8.8.3), and refusals of who names none or an old one. */
final class Tags {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

    /** No profile and no settings have it. */
    private static final long NO_VERSION = -1;

    private Tags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that a change is meant for; one that was never given out matches nothing. */
    static long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition-required",
                    "GET it first, and send its ETag as If-Match.");
        }
        Matcher tag = ETAG.matcher(ifMatch.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NO_VERSION;
    }

    static ErrorResponseException outdated() {
        return Problems.of(
                HttpStatus.PRECONDITION_FAILED,
                "outdated",
                "Somebody else changed it first: GET it, and decide again.");
    }

    static ErrorResponseException invalid(List<SettingFinding> findings) {
        return Problems.invalid(items(findings));
    }

    static List<Problems.Item> items(List<SettingFinding> findings) {
        return findings.stream()
                .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                .toList();
    }
}
