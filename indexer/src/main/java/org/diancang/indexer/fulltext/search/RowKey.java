package org.diancang.indexer.fulltext.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;

/** The place of a row among all rows, which are sorted by it. */
record RowKey(String urlkey, String payloadDigest) {
    private static final char BETWEEN = ' ';

    static RowKey of(Hit hit) {
        return new RowKey(hit.urlkey(), hit.payloadDigest());
    }

    /** Reads {@link #text()}; empty if it is none. */
    static Optional<RowKey> parse(String text) {
        try {
            String read = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int between = read.lastIndexOf(BETWEEN);
            return between <= 0
                    ? Optional.empty()
                    : Optional.of(
                            new RowKey(read.substring(0, between), read.substring(between + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it stands in a row and is given back. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (urlkey + BETWEEN + payloadDigest).getBytes(StandardCharsets.UTF_8));
    }
}
