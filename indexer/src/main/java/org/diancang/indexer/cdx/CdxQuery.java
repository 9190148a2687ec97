package org.diancang.indexer.cdx;

import java.util.List;
import java.util.Optional;

/**
 * A look-up, checked.
 *
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

    /** The same look-up, its lines from the last to the first. */
    CdxQuery backwards() {
        Order backwards =
                switch (order) {
                    case Order.Ascending _ -> new Order.Descending();
                    case Order.Descending _ -> new Order.Ascending();
                    case Order.Closest _ ->
                            throw new IllegalStateException("distances are not sorted backwards");
                };
        return new CdxQuery(target, from, to, backwards, filters, limit, output, fields);
    }

    /** Whether a timestamp lies within the time asked for. */
    boolean includes(String timestamp) {
        return timestamp.compareTo(from) >= 0
                && timestamp.substring(0, to.length()).compareTo(to) <= 0;
    }

    /** How lines are sorted. */
    sealed interface Order {
        /** By urlkey and time. */
        record Ascending() implements Order {}

        /** By urlkey and time, last first. */
        record Descending() implements Order {}

        /**
         * By distance from a time; of two as far away, the earlier first.
         *
         * @param timestamp 14 digits
         */
        record Closest(String timestamp) implements Order {}
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
        TEXT("text/plain;charset=UTF-8"),
        CDXJ("text/x-cdxj;charset=UTF-8"),
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
