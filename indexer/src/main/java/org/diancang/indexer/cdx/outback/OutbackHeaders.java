package org.diancang.indexer.cdx.outback;

import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/** Headers of this dialect's answers. */
final class OutbackHeaders {
    /** Headers are limited, and who sends a longer key knows it. */
    private static final int LONGEST_KEY_TOLD = 2_000;

    private OutbackHeaders() {}

    /** Those of an answer to a query for a urlkey. */
    static void tell(String urlkey, BiConsumer<String, String> header) {
        letEveryPageRead(header);
        if (urlkey.length() <= LONGEST_KEY_TOLD
                && urlkey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            header.accept("outbackcdx-urlkey", urlkey);
        }
    }

    /** As the peer does: replay in browsers asks from pages of other origins. */
    static void letEveryPageRead(BiConsumer<String, String> header) {
        header.accept(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
