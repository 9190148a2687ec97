package org.diancang.replay.reader.explore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures, and whether there are more behind them. */
record ImagesAnswer(List<Image> images, boolean more) {
    // What an answer leaves out is empty.
    ImagesAnswer {
        images = images == null ? List.of() : List.copyOf(images);
    }

    record Image(
            @Nullable String url,
            @Nullable String words,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Page page) {}

    record Page(@Nullable String url, @Nullable String title, @Nullable Instant capturedAt) {}
}
