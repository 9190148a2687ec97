package org.diancang.url;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/**
 * A regular expression over whole URLs, in the syntax of RE2, whose time is linear in the length of
 * the URL: what a curator types is matched with millions of addresses that strangers made.
 */
public final class UrlPattern {
    /** Characters of an expression at most. */
    public static final int LONGEST = 1_000;

    /** Counted repeats are written out, nested ones times each other. */
    private static final int MOST_REPEATED = 1_000;

    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");

    private final Pattern pattern;

    private UrlPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is too long or not RE2's syntax, with the place
     */
    public static UrlPattern of(String expression) {
        if (expression.isBlank() || expression.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an expression has 1 to " + LONGEST + " characters: '" + expression + "'");
        }
        if (size(expression) > MOST_REPEATED) {
            throw new IllegalArgumentException(
                    "'" + expression + "' repeats more than " + MOST_REPEATED + " times");
        }
        try {
            return new UrlPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /** At most how often something is repeated, if all repeats were nested. */
    private static long size(String expression) {
        long size = 1;
        Matcher repeat = REPEAT.matcher(expression);
        while (repeat.find() && size <= MOST_REPEATED) {
            String most = repeat.group(2);
            long times = Long.parseLong(most == null || most.isEmpty() ? repeat.group(1) : most);
            size *= Math.max(1, times);
        }
        return size;
    }

    /** Whether the expression matches any part of the URL; anchors make it the whole. */
    public boolean isFoundIn(String url) {
        return pattern.matcher(url).find();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
