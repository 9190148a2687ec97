package org.diancang.replay.reader.explore;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, made ready for the template.
 *
 * @param pictures of this portion
 * @param previous address of the portion before, null on the first
 * @param next address of the one behind, null on the last
 */
record ImagesPage(List<Picture> pictures, @Nullable String previous, @Nullable String next) {
    static final int SIZE = 40;

    /** Pictures behind these can't be had. */
    static final int DEEPEST = 1_000;

    /**
     * A picture in the archive.
     *
     * @param source address of its bytes at the time of the page
     * @param words that the page has for it; may be empty
     * @param size in pixels; empty where the page says none
     * @param page title of the page, or its address
     * @param link address of the page as it was
     */
    record Picture(
            String source, String words, String size, String page, String link, Instant at) {}

    static ImagesPage of(
            String q, Narrowing narrowing, int from, ImagesAnswer answer, String contentOrigin) {
        return new ImagesPage(
                answer.images().stream().flatMap(i -> picture(i, contentOrigin).stream()).toList(),
                from == 0 ? null : portion(q, narrowing, Math.max(0, from - SIZE)),
                answer.more() && from + 2 * SIZE <= DEEPEST
                        ? portion(q, narrowing, from + SIZE)
                        : null);
    }

    private static String portion(String q, Narrowing narrowing, int from) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", q);
        parameters.putAll(narrowing.filters());
        parameters.put("from", from == 0 ? "" : Integer.toString(from));
        return Narrowing.address("/search/images", parameters);
    }

    /** Empty where the picture or its page is none that can be opened. */
    private static Optional<Picture> picture(ImagesAnswer.Image image, String contentOrigin) {
        ImagesAnswer.Page page = image.page();
        if (page == null || page.capturedAt() == null) {
            return Optional.empty();
        }
        Instant at = page.capturedAt();
        Optional<ArchivedUrl> shown = Optional.ofNullable(page.url()).flatMap(ArchivedUrl::parse);
        Optional<ArchivedUrl> url = Optional.ofNullable(image.url()).flatMap(ArchivedUrl::parse);
        if (shown.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        String title = Optional.ofNullable(page.title()).map(String::strip).orElse("");
        return Optional.of(
                new Picture(
                        contentOrigin + content(at, url.get()),
                        Optional.ofNullable(image.words()).map(String::strip).orElse(""),
                        size(image),
                        title.isEmpty() ? shown.get().value() : title,
                        ReaderPath.frame(Timestamp.of(at), shown.get().value()),
                        at));
    }

    private static String content(Instant at, ArchivedUrl url) {
        String path = ReaderPath.frame(Timestamp.of(at), url.value());
        return ContentPath.of(
                Timestamp.of(at), Modifier.IMAGE, path.substring(path.indexOf('/', 1) + 1));
    }

    private static String size(ImagesAnswer.Image image) {
        return image.width() == null || image.height() == null
                ? ""
                : image.width() + " × " + image.height();
    }
}
