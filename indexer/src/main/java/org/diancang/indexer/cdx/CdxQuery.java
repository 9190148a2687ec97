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
 * @param limit lines at most, 1 or more
 * @param output form of the answer
 * @param fields columns of a text or JSON answer, in this order
 */
record CdxQuery(
        CdxTarget target,
        String from,
        String to,
        Order order,
        long limit,
        Output output,
        List<CdxField> fields) {

    CdxQuery {
        fields = List.copyOf(fields);
    }

    /** Every line as CDXJ. */
    static CdxQuery everything() {
        return new CdxQuery(
                new CdxTarget.Under(List.of(""), Optional.empty()),
                "",
                "",
                new Order.Ascending(),
                Long.MAX_VALUE,
                Output.CDXJ,
                CdxField.ALL);
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
