package org.diancang.url;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression over whole URLs, in the syntax of RE2, whose time is linear in the length of
 * the URL: what a curator types is matched with millions of addresses that strangers made.
 */
public final class UrlPattern {
    /** Characters of an expression at most. */
    public static final int LONGEST = 1_000;

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
        try {
            return new UrlPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is no regular expression: " + e.getDescription(), e);
        }
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
