package org.diancang.events;

import java.util.List;
import java.util.Objects;
import org.diancang.url.UrlPattern;

/**
 * What is taken and left out besides what {@link Scope} says. Expressions are those of {@link
 * UrlPattern}, found anywhere in the URL.
 *
 * @param includes URLs that are taken although the scope does not have them
 * @param excludes URLs that are left out whatever else speaks for them
 * @param mostSegments path segments of a URL at most, 1 to 100; more are taken for a trap
 * @param mostRepeats how often in a row a path may repeat a segment, 1 to 20; more is a trap
 * @param requisites images, scripts, styles, fonts and media that are taken from other sites' hosts
 *     in one crawl at most; 0: none
 * @param ignoredParameters names of query parameters that tell no pages apart: of several URLs that
 *     differ only in them, one is fetched
 */
public record ScopeRules(
        List<String> includes,
        List<String> excludes,
        int mostSegments,
        int mostRepeats,
        long requisites,
        List<String> ignoredParameters) {
    /** Nothing besides the scope but the usual guard against traps. */
    public static final ScopeRules NONE = new ScopeRules(List.of(), List.of(), 20, 3, 0, List.of());

    /** Expressions or parameters of one kind at most. */
    public static final int MOST = 200;

    public ScopeRules {
        includes = expressions("includes", includes);
        excludes = expressions("excludes", excludes);
        Objects.requireNonNull(ignoredParameters, "ignoredParameters is missing");
        ignoredParameters = List.copyOf(ignoredParameters);
        if (mostSegments < 1 || mostSegments > 100) {
            throw new IllegalArgumentException("mostSegments must be 1 to 100, is " + mostSegments);
        }
        if (mostRepeats < 1 || mostRepeats > 20) {
            throw new IllegalArgumentException("mostRepeats must be 1 to 20, is " + mostRepeats);
        }
        if (requisites < 0) {
            throw new IllegalArgumentException("requisites must be 0 or more, is " + requisites);
        }
        for (String name : ignoredParameters) {
            if (!name.matches("[A-Za-z0-9_.\\-\\[\\]]{1,100}")) {
                throw new IllegalArgumentException(
                        "ignoredParameters has no name of a parameter: '" + name + "'");
            }
        }
        if (ignoredParameters.size() > MOST) {
            throw new IllegalArgumentException("ignoredParameters must be " + MOST + " at most");
        }
    }

    private static List<String> expressions(String field, List<String> expressions) {
        Objects.requireNonNull(expressions, field + " is missing");
        if (expressions.size() > MOST) {
            throw new IllegalArgumentException(field + " must be " + MOST + " at most");
        }
        expressions.forEach(
                expression -> {
                    try {
                        UrlPattern.of(expression);
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
                    }
                });
        return List.copyOf(expressions);
    }
}
