package org.diancang.indexer.cdx.server;

import org.diancang.indexer.cdx.BoundedRegex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/**
 * A condition {@code [!]field:regex} that lines must meet, in the dialect of the Internet Archive's
 * CDX server: the expression must match the whole value as a text answer shows it, {@code -} where
 * the line has none.
 *
 * @param field whose value is looked at
 * @param regex what the whole value must match
 * @param inverted whether it must not match instead
 */
record CdxFilter(CdxField field, BoundedRegex regex, boolean inverted) {
    private static final String NAME = "filter";

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

    private static BoundedRegex compiled(String regex) {
        try {
            return BoundedRegex.compile(regex);
        } catch (BoundedRegex.RefusedException e) {
            throw refusal("the regex of filter " + e.reason());
        }
    }

    private static InvalidCdxQueryException refusal(String remedy) {
        return new InvalidCdxQueryException(NAME, remedy);
    }
}
