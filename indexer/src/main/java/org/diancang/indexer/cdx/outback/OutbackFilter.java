package org.diancang.indexer.cdx.outback;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.BoundedRegex;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.StoredLine;

/**
 * A condition {@code [~][!]field:expression} that lines must meet: the expression matches the whole
 * value, or with {@code ~} stands in it letter for letter.
 *
 * @param field whose value is looked at
 * @param condition what is asked of it
 * @param inverted whether it must not hold instead
 */
record OutbackFilter(OutbackField field, Predicate<String> condition, boolean inverted)
        implements Predicate<StoredLine> {
    private static final String NAME = "filter";
    private static final Pattern FORM =
            Pattern.compile("(~)?(!)?([A-Za-z0-9_]{1,40}):(.*)", Pattern.DOTALL);

    /**
     * Reads a filter.
     *
     * @throws InvalidCdxQueryException saying what is wrong with it
     */
    static OutbackFilter parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw refusal(
                    "filter must be field:regex or ~field:text, with ! before the field for what"
                            + " must not be so, such as filter=!status:200 or filter=~!url:login.");
        }
        OutbackField field =
                OutbackField.named(parts.group(3))
                        .orElseThrow(
                                () ->
                                        refusal(
                                                "filter must name one of the fields "
                                                        + OutbackField.allNames()
                                                        + " before its colon."));
        String expression = parts.group(4);
        Predicate<String> condition =
                parts.group(1) == null
                        ? compiled(expression)::matches
                        : value -> value.contains(expression);
        return new OutbackFilter(field, condition, parts.group(2) != null);
    }

    @Override
    public boolean test(StoredLine line) {
        return condition.test(field.text(line)) != inverted;
    }

    private static BoundedRegex compiled(String expression) {
        try {
            return BoundedRegex.compile(expression);
        } catch (BoundedRegex.RefusedException e) {
            throw refusal("the regex of filter " + e.reason());
        }
    }

    private static InvalidCdxQueryException refusal(String remedy) {
        return new InvalidCdxQueryException(NAME, remedy);
    }
}
