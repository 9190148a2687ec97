package org.diancang.orchestrator.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Versions as ETags (RFC 9110 §8.8.3), and refusals of who names none or an old one. */
public final class EntityTags {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

    /** Nothing has it. */
    private static final long NO_VERSION = -1;

    private EntityTags() {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that a change is meant for; one that was never given out matches nothing. */
    public static long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition-required",
                    "GET it first, and send its ETag as If-Match.");
        }
        Matcher tag = ETAG.matcher(ifMatch.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NO_VERSION;
    }

    /** 412 for a change that is meant for an earlier version. */
    public static ErrorResponseException outdated() {
        return Problems.of(
                HttpStatus.PRECONDITION_FAILED,
                "outdated",
                "Somebody else changed it first: GET it, and decide again.");
    }
}
