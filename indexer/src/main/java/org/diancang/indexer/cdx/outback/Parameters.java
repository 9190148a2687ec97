package org.diancang.indexer.cdx.outback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query string, decoded. The servlet's own would read a body that is sent as a
 * form, as curl sends every body unless told otherwise.
 */
record Parameters(Map<String, List<String>> values) {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
    private static final int LONGEST_ECHO = 40;

    /**
     * Reads {@code name=value&…}; what has no equals sign or no value counts as absent.
     *
     * @throws InvalidCdxQueryException if a percent sign encodes nothing
     */
    static Parameters of(@Nullable String queryString) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : queryString == null ? new String[0] : queryString.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decoded(pair.substring(0, equals), "query");
                String value = decoded(pair.substring(equals + 1), name);
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Parameters(values);
    }

    /** Decodes percent signs and {@code +}, which stands for a space. */
    static String decoded(String text, String name) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidCdxQueryException(
                    echo(name),
                    echo(name) + " has a % without two hexadecimal digits; write %25 for it.");
        }
    }

    /**
     * @throws InvalidCdxQueryException if there is one that is not known, since a filter that is
     *     silently ignored would give a wrong answer
     */
    void requireKnown(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidCdxQueryException(
                        echo(name),
                        "There is no parameter '"
                                + echo(name)
                                + "' here; there "
                                + (known.isEmpty()
                                        ? "is none."
                                        : "are " + String.join(", ", new TreeSet<>(known)) + "."));
            }
        }
    }

    /** All values that are not empty. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The value; an empty one counts as absent, as forms and pywb send it. */
    Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new InvalidCdxQueryException(name, name + " may be given once only.");
        }
        return given.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** A number of 0 or more. */
    Optional<Long> count(String name) {
        return one(name).map(text -> count(name, text));
    }

    static long count(String name, String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new InvalidCdxQueryException(name, name + " must be a number of 0 or more.");
        }
        return Long.parseLong(text);
    }

    /** A time or its beginning; empty where there is none. */
    String time(String name) {
        return one(name).map(text -> time(name, text)).orElse("");
    }

    /** Digits beyond the second are cut off. */
    static String time(String name, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new InvalidCdxQueryException(
                    name, name + " must be 1 to 14 digits of yyyyMMddHHmmss.");
        }
        return text.substring(0, Math.min(text.length(), CdxTimestamp.DIGITS));
    }

    /** True or false, false where it is not given. */
    boolean flag(String name) {
        String text = one(name).orElse("false");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidCdxQueryException(name, name + " must be true or false.");
        };
    }

    private static String echo(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_ECHO));
    }
}
