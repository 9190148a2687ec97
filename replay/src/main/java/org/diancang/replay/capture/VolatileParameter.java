package org.diancang.replay.capture;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells parameters of a query that change with each request and say nothing about what is asked
 * for: against caches, names of callbacks, ids of sessions, where a visitor came from. A value that
 * is only a number is not enough where the name may be that of a thing ({@code id}, {@code page}).
 */
final class VolatileParameter {
    /** Names whose parameters are volatile whatever their value. */
    private static final Set<String> NAMES =
            Set.of(
                    "_",
                    "__",
                    "_t",
                    "_ts",
                    "_dc",
                    "_rnd",
                    "rnd",
                    "rand",
                    "random",
                    "nocache",
                    "no_cache",
                    "cachebuster",
                    "cachebust",
                    "callback",
                    "_callback",
                    "jsonp",
                    "jsoncallback",
                    "jsonpcallback",
                    "jsessionid",
                    "phpsessid",
                    "sessionid",
                    "session_id",
                    "cfid",
                    "cftoken",
                    "gclid",
                    "fbclid",
                    "yclid",
                    "spm");

    /** Names that mean a moment or chance only where the value looks like one. */
    private static final Pattern LIKELY_NAME =
            Pattern.compile("t|ts|time|timestamp|now|date|r|v|cb|cache|sid|x|rn|seed|tm|_time");

    private static final Pattern LIKELY_VALUE =
            Pattern.compile("[0-9]{10,17}|0?\\.[0-9]{4,}|[0-9a-f]{16,40}");

    /** Milliseconds of 2001 to 2049, random numbers as scripts make them, callbacks of jQuery. */
    private static final Pattern CERTAIN_VALUE =
            Pattern.compile(
                    "(?:1[0-9]|2[0-4])[0-9]{11}|0\\.[0-9]{9,}|jquery[0-9]{8,}_[0-9]+|"
                            + "_?jsonp_?[0-9]{5,}");

    private VolatileParameter() {}

    /**
     * Whether a parameter is one.
     *
     * @param parameter {@code name=value} as it stands in a URL or urlkey
     */
    static boolean is(String parameter) {
        String lower = parameter.toLowerCase(Locale.ROOT);
        int equals = lower.indexOf('=');
        String name = equals < 0 ? lower : lower.substring(0, equals);
        String value = equals < 0 ? "" : lower.substring(equals + 1);
        return NAMES.contains(name)
                || name.startsWith("utm_")
                || name.startsWith("aspsessionid")
                || (LIKELY_NAME.matcher(name).matches() && LIKELY_VALUE.matcher(value).matches())
                || CERTAIN_VALUE.matcher(value).matches()
                // https://host/file?1731139809000
                || (equals < 0 && CERTAIN_VALUE.matcher(name).matches());
    }
}
