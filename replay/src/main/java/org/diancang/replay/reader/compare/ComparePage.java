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
 * @param show how they are put beside each other
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
        Show show,
        Links links) {
    /** Most changes on one page. */
    static final int SHOWN = 50;

    /**
     * Where the page leads.
     *
     * @param calendar of the URL
     * @param ways the same two, put beside each other in each way
     * @param swapped the other way round
     * @param export the differences as a file
     * @param before changes before those shown, null where there are none
     * @param after changes after those shown
     */
    public record Links(
            String calendar,
            List<Way> ways,
            String swapped,
            String export,
            @Nullable String before,
            @Nullable String after) {}

    /** A way of putting the two beside each other, and where it is. */
    public record Way(Show show, String link) {}

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
