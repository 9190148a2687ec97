package org.diancang.indexer.cdx.server;

import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.StoredLine;

/**
 * What makes lines that follow each other one: the beginning of a field ({@code field[:N]}).
 *
 * @param field whose value is looked at
 * @param length characters of it that count; what is shorter counts as a whole
 */
record Collapse(CdxField field, int length) {
    /**
     * Reads a value of {@code collapse}.
     *
     * @throws InvalidCdxQueryException saying what is wrong with it
     */
    static Collapse parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        CdxField field =
                CdxField.named(name)
                        .orElseThrow(
                                () ->
                                        refusal(
                                                "collapse must be field or field:N, such as"
                                                        + " collapse=timestamp:10; fields are "
                                                        + CdxField.allNames()
                                                        + "."));
        if (colon < 0) {
            return new Collapse(field, Integer.MAX_VALUE);
        }
        String digits = text.substring(colon + 1);
        if (!digits.matches("0{0,8}[1-9][0-9]{0,8}")) {
            throw refusal("collapse=field:N needs a number of characters, 1 or more.");
        }
        return new Collapse(field, Integer.parseInt(digits));
    }

    /** What two lines that are one have in common. */
    String of(StoredLine stored) {
        String value = field.of(stored.key(), stored.line().orElseThrow());
        return value.substring(0, Math.min(length, value.length()));
    }

    private static InvalidCdxQueryException refusal(String remedy) {
        return new InvalidCdxQueryException("collapse", remedy);
    }
}
