package org.diancang.indexer.cdx.server;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Viewer;

/**
 * A look-up, checked.
 *
 * @param collection which lines
 * @param target which URLs
 * @param from 0 to 14 digits; lines before are left out
 * @param to 0 to 14 digits; lines after the last second that begins so are left out
 * @param order how lines are sorted
 * @param filters conditions that every line meets
 * @param limit how many of the lines that meet them
 * @param output form of the answer
 * @param fields columns of a text or JSON answer, members of a CDXJ answer, in this order; empty
 *     means what that form has by itself
 */
record CdxQuery(
        CollectionName collection,
        CdxTarget target,
        String from,
        String to,
        Order order,
        List<CdxFilter> filters,
        Limit limit,
        Output output,
        List<CdxField> fields) {

    CdxQuery {
        filters = List.copyOf(filters);
        fields = List.copyOf(fields);
    }

    /** Every line as CDXJ. */
    static CdxQuery everything() {
        return new CdxQuery(
                CollectionName.MAIN,
                new CdxTarget.Under(List.of(""), Optional.empty()),
                "",
                "",
                new Order.Ascending(),
                List.of(),
                Limit.NONE,
                Output.CDXJ,
                List.of());
    }

    /** The columns of a text or JSON answer. */
    List<CdxField> columns() {
        return fields.isEmpty() ? CdxField.CDX11 : fields;
    }

    /**
     * What it asks the index for.
     *
     * @param viewer for whom
     */
    CdxSearch search(Viewer viewer) {
        return new CdxSearch(
                collection,
                target,
                from,
                to,
                order,
                line ->
                        filters.isEmpty()
                                || line.line()
                                        .filter(
                                                said ->
                                                        filters.stream()
                                                                .allMatch(
                                                                        f ->
                                                                                f.admits(
                                                                                        line.key(),
                                                                                        said)))
                                        .isPresent(),
                viewer);
    }

    /** How many lines. */
    sealed interface Limit {
        /** All. */
        Limit NONE = new First(Long.MAX_VALUE);

        /** Lines at most, 1 or more. */
        long count();

        /** The first of the order asked for. */
        record First(long count) implements Limit {}

        /** The last of the order asked for; they are answered in that order. */
        record Last(long count) implements Limit {}
    }

    /** Form of an answer. */
    enum Output {
        TEXT("text/plain;charset=utf-8"),
        CDXJ("text/x-cdxj;charset=utf-8"),
        JSON("application/json");

        private final String mediaType;

        Output(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }
}
