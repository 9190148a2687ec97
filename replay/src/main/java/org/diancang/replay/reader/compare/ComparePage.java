package org.diancang.replay.reader.compare;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison, made ready for the template.
 *
 * @param url compared
 * @param left the one version
 * @param right the other
 * @param same whether their bytes have the same digest
 * @param text what became of the text, null where one of them has none
 * @param changes those that are shown
 * @param first number of the first of them, from 1
 * @param parts pictures and files, null where one of them has no text
 * @param textOnly whether the pages themselves are left out
 * @param links where the page leads
 */
public record ComparePage(
        String url,
        Side left,
        Side right,
        boolean same,
        @Nullable TextComparison text,
        List<Change> changes,
        int first,
        @Nullable Parts parts,
        boolean textOnly,
        Links links) {
    /** Most changes on one page. */
    static final int SHOWN = 50;

    /**
     * Where the page leads.
     *
     * @param calendar of the URL
     * @param both side by side
     * @param text without the pages
     * @param swapped the other way round
     * @param export the differences as a file
     * @param before changes before those shown, null where there are none
     * @param after changes after those shown
     */
    public record Links(
            String calendar,
            String both,
            String text,
            String swapped,
            String export,
            @Nullable String before,
            @Nullable String after) {}

    /** Number of the last change that is shown. */
    public int last() {
        return first + changes.size() - 1;
    }

    /** Whether more was in one of the pages than was compared. */
    public boolean cut() {
        return left.reading() != null
                && right.reading() != null
                && (left.reading().cut() || right.reading().cut());
    }

    /** Days between the two. */
    public long days() {
        return Duration.between(left.line().capturedAt(), right.line().capturedAt()).abs().toDays();
    }
}
