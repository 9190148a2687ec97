package org.diancang.indexer.fulltext.search.explore;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that were found by the words that pages have for them.
 *
 * @param images each once, those of the newest pages first
 * @param more whether there are more behind them
 * @param millis how long the index took
 */
record ImagesAnswer(List<Image> images, boolean more, long millis) {
    /**
     * A picture.
     *
     * @param words that the page has for it
     * @param width in pixels, as the page says
     * @param height in pixels, as the page says
     * @param page the newest that shows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Image(
            String url,
            String words,
            @Nullable Integer width,
            @Nullable Integer height,
            Page page) {}

    /** A page that shows a picture, and the newest capture of it. */
    record Page(String url, String urlkey, String title, Instant capturedAt) {}
}
