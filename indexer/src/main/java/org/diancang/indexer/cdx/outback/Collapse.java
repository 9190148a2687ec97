package org.diancang.indexer.cdx.outback;

import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.StoredLine;

/**
 * Of lines in a row whose values begin alike only one is kept.
 *
 * @param field whose value is looked at
 * @param length how many of its characters
 * @param kept which one
 */
record Collapse(OutbackField field, int length, Kept kept) {

    /** Which line of those in a row. */
    enum Kept {
        FIRST,
        LAST
    }

    /**
     * Reads {@code field} or {@code field:characters}.
     *
     * @param name of the parameter
     * @throws InvalidCdxQueryException saying what is wrong with it
     */
    static Collapse parse(String name, String text, Kept kept) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        long length =
                colon < 0 ? Integer.MAX_VALUE : Parameters.count(name, text.substring(colon + 1));
        return new Collapse(
                OutbackField.named(field)
                        .orElseThrow(
                                () ->
                                        new InvalidCdxQueryException(
                                                name,
                                                name
                                                        + " must be field or field:characters, such"
                                                        + " as timestamp:8; fields are "
                                                        + OutbackField.allNames()
                                                        + ".")),
                (int) Math.min(length, Integer.MAX_VALUE),
                kept);
    }

    /** The lines that are kept; holds one of them in memory. */
    CdxLines of(CdxLines lines) {
        return switch (kept) {
            case FIRST -> new FirstOfRow(this, lines);
            case LAST -> new LastOfRow(this, lines);
        };
    }

    /** What lines of one row have in common. */
    String row(StoredLine line) {
        String value = field.text(line);
        return value.substring(0, Math.min(length, value.length()));
    }
}
