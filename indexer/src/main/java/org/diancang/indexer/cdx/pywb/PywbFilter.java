package org.diancang.indexer.cdx.pywb;

import org.diancang.indexer.cdx.BoundedRegex;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/**
 * A condition {@code [!][=|~]field:text} that lines must meet: the value contains the text, with
 * {@code =} is the text, with {@code ~} begins with what the regex matches; {@code !} means that it
 * must not. Without a field it is about the line as a whole. What a line doesn't have is empty.
 *
 * @param field whose value is looked at; empty for the whole line
 * @param test what the value must meet
 * @param inverted whether it must not meet it instead
 */
record PywbFilter(String field, Test test, boolean inverted) {
    private static final String NAME = "filter";

    /** Looking for a text costs its length times that of the value at worst. */
    private static final int LONGEST_PART = 500;

    /**
     * Reads a filter.
     *
     * @throws InvalidCdxQueryException saying what is wrong with it
     */
    static PywbFilter parse(String text) {
        boolean inverted = text.startsWith("!");
        String rest = inverted ? text.substring(1) : text;
        char mode = rest.isEmpty() ? ' ' : rest.charAt(0);
        String condition = mode == '=' || mode == '~' ? rest.substring(1) : rest;
        int colon = condition.indexOf(':');
        String value = condition.substring(colon + 1);
        Test test =
                switch (mode) {
                    case '=' -> value::equals;
                    case '~' -> regex(value)::lookingAt;
                    default -> part(value);
                };
        return new PywbFilter(field(condition.substring(0, Math.max(colon, 0))), test, inverted);
    }

    /** Whether a line meets the condition. */
    boolean admits(Members line) {
        String value = field.isEmpty() ? line.toString() : line.text(field).orElse("");
        return test.isMetBy(value) != inverted;
    }

    private static String field(String name) {
        return name.isEmpty()
                ? name
                : PywbField.named(name)
                        .orElseThrow(
                                () ->
                                        refusal(
                                                "filter must be [!][=|~]field:text; before the"
                                                        + " colon stands the name of a field, such"
                                                        + " as filter=!=status:200."));
    }

    private static Test part(String value) {
        if (value.length() > LONGEST_PART) {
            throw refusal(
                    "the text of filter may have at most "
                            + LONGEST_PART
                            + " characters, unless = stands before the field.");
        }
        return text -> text.contains(value);
    }

    private static BoundedRegex regex(String value) {
        try {
            return BoundedRegex.compile(value);
        } catch (BoundedRegex.RefusedException e) {
            throw refusal("the regex of filter " + e.reason());
        }
    }

    private static InvalidCdxQueryException refusal(String remedy) {
        return new InvalidCdxQueryException(NAME, remedy);
    }

    /** What a value meets or not. */
    @FunctionalInterface
    interface Test {
        boolean isMetBy(String value);
    }
}
