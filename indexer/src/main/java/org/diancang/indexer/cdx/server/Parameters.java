package org.diancang.indexer.cdx.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/** The parameters of a request, of which each is known. */
final class Parameters {
    /** In the order in which they are named to people. */
    private static final List<String> KNOWN =
            List.of(
                    "url",
                    "matchType",
                    "urlTo",
                    "from",
                    "to",
                    "closest",
                    "sort",
                    "filter",
                    "collapse",
                    "limit",
                    "fastLatest",
                    "page",
                    "pageSize",
                    "showNumPages",
                    "showResumeKey",
                    "resumeKey",
                    "output",
                    "fl",
                    "showDupeCount",
                    "resolveRevisits",
                    "showSkipCount",
                    "lastSkipTimestamp",
                    "gzip");

    /** What peers have and is not here, with what to do instead. */
    private static final Map<String, String> REFUSED =
            Map.of(
                    "showPagedIndex",
                    "showPagedIndex asks for the secondary index of a ZipNum cluster; lines are not"
                            + " kept in one here. Ask for showNumPages=true and page.",
                    "resolveRevisitsDupes",
                    "There is no parameter 'resolveRevisitsDupes': resolveRevisits=true resolves"
                            + " every revisit, and showDupeCount=true counts.");

    private static final int LONGEST_ECHO = 40;

    private final Map<String, String[]> given;

    /**
     * @throws InvalidCdxQueryException naming the first parameter that is not known: a filter that
     *     is silently ignored would give a wrong answer
     */
    Parameters(Map<String, String[]> given) {
        this.given = given;
        for (String name : given.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new InvalidCdxQueryException(
                        echo(name), REFUSED.getOrDefault(name, unknown(name)));
            }
        }
    }

    /** A value; one that is empty counts as absent, as forms send it. */
    Optional<String> value(String name) {
        List<String> values = values(name);
        if (given.getOrDefault(name, new String[0]).length > 1) {
            throw new InvalidCdxQueryException(name, name + " may be given once only.");
        }
        return values.stream().findFirst();
    }

    /** The values of a parameter that may be given more than once. */
    List<String> values(String name, int most) {
        List<String> values = values(name);
        if (values.size() > most) {
            throw new InvalidCdxQueryException(
                    name, name + " may be given " + most + " times at most.");
        }
        return values;
    }

    /** Whether something is asked for; absent means nothing was said. */
    Optional<Boolean> choice(String name) {
        return value(name)
                .map(
                        text ->
                                switch (text) {
                                    case "true", "1" -> true;
                                    case "false", "0" -> false;
                                    default ->
                                            throw new InvalidCdxQueryException(
                                                    name, name + " must be true or false.");
                                });
    }

    /** Whether something is asked for. */
    boolean flag(String name) {
        return choice(name).orElse(false);
    }

    /** A number within bounds, both included. */
    OptionalLong number(String name, long least, long most) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long number = text.get().matches("[0-9]{1,18}") ? Long.parseLong(text.get()) : -1;
        if (number < least || number > most) {
            throw new InvalidCdxQueryException(
                    name, name + " must be a number from " + least + " to " + most + ".");
        }
        return OptionalLong.of(number);
    }

    private List<String> values(String name) {
        return Arrays.stream(given.getOrDefault(name, new String[0]))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String unknown(String name) {
        return "There is no parameter '"
                + echo(name)
                + "'; there are "
                + KNOWN.stream().collect(Collectors.joining(", "))
                + ".";
    }

    private static String echo(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_ECHO));
    }
}
