package org.diancang.indexer.cdx.server;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/**
 * A condition {@code [!]field:regex} that lines must meet, in the dialect of the Internet Archive's
 * CDX server: the expression must match the whole value as a text answer shows it, {@code -} where
 * the line has none.
 *
 * <p>Evaluated by RE2, whose time grows with the value's length and never explodes; it has no
 * backreferences and no lookaround.
 *
 * @param field whose value is looked at
 * @param regex what the whole value must match
 * @param inverted whether it must not match instead
 */
record CdxFilter(CdxField field, Pattern regex, boolean inverted) {
    private static final String NAME = "filter";
    private static final int LONGEST = 500;

    /**
     * Instructions of the compiled expression: each character of a value may cost as many steps.
     */
    private static final int LARGEST_PROGRAM = 1_000;

    /** RE2 writes repetitions out before it can be asked how large they are. */
    private static final int LARGEST_EXPANSION = 10_000;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

    /**
     * Reads a filter.
     *
     * @throws InvalidCdxQueryException saying what is wrong with it
     */
    static CdxFilter parse(String text) {
        boolean inverted = text.startsWith("!");
        String condition = inverted ? text.substring(1) : text;
        int colon = condition.indexOf(':');
        if (colon < 0) {
            throw refusal(
                    "filter must be [!]field:regex, such as filter=!status:200; fields are "
                            + CdxField.allNames()
                            + ".");
        }
        CdxField field =
                CdxField.named(condition.substring(0, colon))
                        .orElseThrow(
                                () ->
                                        refusal(
                                                "filter must name one of the fields "
                                                        + CdxField.allNames()
                                                        + " before its colon."));
        return new CdxFilter(field, compiled(condition.substring(colon + 1)), inverted);
    }

    /** Whether a line meets the condition. */
    boolean admits(CdxKey key, CdxLine line) {
        return regex.matches(field.of(key, line)) != inverted;
    }

    private static Pattern compiled(String regex) {
        if (regex.length() > LONGEST) {
            throw refusal("the regex of a filter may have at most " + LONGEST + " characters.");
        }
        if (regex.length() * repetitions(regex) > LARGEST_EXPANSION) {
            throw tooLarge();
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw refusal(
                    "the regex of filter can't be read: "
                            + String.valueOf(e.getDescription()).toLowerCase(Locale.ROOT)
                            + ". It is RE2's syntax, without backreferences and lookaround.");
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw tooLarge();
        }
        return pattern;
    }

    /** How often a character may be written out at most: as if each repetition held the next. */
    private static double repetitions(String regex) {
        double product = 1;
        var counts = REPETITION.matcher(regex);
        while (counts.find()) {
            String most = counts.group(2) == null ? "" : counts.group(2);
            product *= Math.max(1, Long.parseLong(most.isEmpty() ? counts.group(1) : most));
        }
        return product;
    }

    private static InvalidCdxQueryException tooLarge() {
        return refusal("the regex of filter is too large; use fewer or smaller repetitions {n}.");
    }

    private static InvalidCdxQueryException refusal(String remedy) {
        return new InvalidCdxQueryException(NAME, remedy);
    }
}
