package org.diancang.indexer.cdx.pywb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;

/**
 * A look-up, checked.
 *
 * @param collection which lines
 * @param target which URLs
 * @param time when they were captured
 * @param order how lines are sorted
 * @param filters conditions that every line meets
 * @param treatment what is done with the lines that are found
 * @param limit how many of them, 1 or more
 * @param paging which part of the target's lines is looked at; empty means all
 * @param form how the answer looks
 */
record PywbQuery(
        CollectionName collection,
        CdxTarget target,
        Time time,
        Order order,
        List<PywbFilter> filters,
        Treatment treatment,
        long limit,
        Optional<Paging> paging,
        Form form) {

    PywbQuery {
        filters = List.copyOf(filters);
    }

    /** All lines of the target, whenever captured, in ascending order. */
    CdxSearch everything(Viewer viewer) {
        return CdxSearch.of(collection, target).seenBy(viewer);
    }

    /** Whether a line is among those asked for. */
    boolean admits(StoredLine line) {
        if (!time.includes(line.key().timestamp())) {
            return false;
        }
        if (filters.isEmpty()) {
            return true;
        }
        Members members = Members.of(line, form.source());
        return filters.stream().allMatch(filter -> filter.admits(members));
    }

    /** The columns of a text answer. */
    List<String> columns() {
        if (!form.fields().isEmpty()) {
            return form.fields();
        }
        List<String> columns = new ArrayList<>(PywbField.COLUMNS);
        if (form.source().isPresent()) {
            columns.addAll(PywbField.OF_THE_SOURCE);
        }
        if (treatment.resolveRevisits()) {
            columns.addAll(PywbField.OF_THE_ORIGINAL);
        }
        return columns;
    }

    /**
     * Whether lines must be sorted by distance here, because the index can't: it knows neither
     * which are left after others were left out, nor distances across URLs.
     */
    boolean sortsByItself() {
        return order instanceof Order.Closest
                && (!(target instanceof CdxTarget.Exact)
                        || treatment.collapseTo().isPresent()
                        || paging.isPresent());
    }

    /**
     * A time from one second to another.
     *
     * @param from 14 digits; empty for the beginning of all time
     * @param to 14 digits; empty for its end
     */
    record Time(String from, String to) {
        boolean includes(String timestamp) {
            return timestamp.compareTo(from) >= 0 && (to.isEmpty() || timestamp.compareTo(to) <= 0);
        }

        boolean isEmpty() {
            return !to.isEmpty() && from.compareTo(to) > 0;
        }
    }

    /**
     * What is done with lines that are found.
     *
     * @param collapseTo of lines of a URL that follow each other with the same status and as many
     *     equal digits, only the first is kept; empty to keep all
     * @param resolveRevisits whether revisits are told where their original is
     */
    record Treatment(Optional<Integer> collapseTo, boolean resolveRevisits) {}

    /**
     * A part of the lines of a target.
     *
     * @param page which one, from 0
     * @param blocks how many blocks of {@value #BLOCK} lines a page has
     * @param count whether only the number of pages is asked for
     */
    record Paging(long page, int blocks, boolean count) {
        /** Lines of a block. */
        static final int BLOCK = 3_000;

        /** Lines of a page. */
        long lines() {
            return (long) blocks * BLOCK;
        }
    }

    /**
     * How an answer looks.
     *
     * @param output kind of its lines
     * @param fields what they say, in this order; empty for all
     * @param source named in each line, if wanted
     * @param mementos how the URL of a memento is made in a list of links; empty: it is that of the
     *     line
     */
    record Form(
            Output output,
            List<String> fields,
            Optional<CollectionName> source,
            Optional<MementoForm> mementos) {
        Form {
            fields = List.copyOf(fields);
        }
    }

    /** Kind of an answer's lines. */
    enum Output {
        CDXJ("text/x-cdxj"),
        JSON("text/x-ndjson"),
        TEXT("text/plain;charset=utf-8"),
        LINK("application/link-format");

        private final String mediaType;

        Output(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }
}
