package org.diancang.indexer.fulltext.extract.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import org.diancang.indexer.fulltext.extract.tree.PageTree;
import org.diancang.indexer.fulltext.text.SearchableText;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;

/** Finds the images of a page that somebody may look for, with the words around them. */
final class PageImages {
    private static final int MOST = 100;
    private static final int SMALLEST = 32;
    private static final int LARGEST = 100_000;
    private static final int LONGEST_URL = 2_000;

    /** Characters of the text before an image and of that behind it. */
    private static final int AROUND = 100;

    private static final int WORDS_BYTES = 2_000;
    private static final int LONGEST_HEADING = 200;

    /** How far a caption may be above its image. */
    private static final int LEVELS = 4;

    /** Where scripts find the address of an image that is loaded when it comes into sight. */
    private static final List<String> SOURCES =
            List.of("data-original", "data-src", "data-lazy-src", "src");

    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?i)(?:\\A|[/_-])(?:spacer|space|blank|pixel|transparent|1x1|clear|dot|loading|lazy"
                            + "|grey|placeholder)[0-9_-]{0,4}\\.(?:gif|png|svg|jpe?g)\\z");

    private static final Pattern PIXELS =
            Pattern.compile("\\A\\s*([0-9]{1,6})(?:\\.[0-9]*)?\\s*(?:px)?\\s*\\z");
    private static final Pattern WIDTH = style("width");
    private static final Pattern HEIGHT = style("height");

    private final List<Block> blocks;
    private final BaseAddress base;

    private PageImages(List<Block> blocks, BaseAddress base) {
        this.blocks = blocks;
        this.base = base;
    }

    /** At most {@value #MOST} images, each address once. */
    static List<PageImage> of(
            List<Block> blocks, List<BlockReader.Image> found, PageTree page, String url) {
        BaseAddress own = new BaseAddress(url);
        PageImages images =
                new PageImages(
                        blocks,
                        page.base().isEmpty() ? own : new BaseAddress(own.resolve(page.base())));
        Map<String, PageImage> byUrl = new LinkedHashMap<>();
        for (BlockReader.Image image : found) {
            if (byUrl.size() == MOST) {
                break;
            }
            images.read(image, byUrl);
        }
        return List.copyOf(byUrl.values());
    }

    private void read(BlockReader.Image image, Map<String, PageImage> byUrl) {
        PageElement element = image.element();
        OptionalInt width = size(element, "width", WIDTH);
        OptionalInt height = size(element, "height", HEIGHT);
        if (width.orElse(SMALLEST) < SMALLEST || height.orElse(SMALLEST) < SMALLEST) {
            return;
        }
        url(element)
                .ifPresent(
                        url ->
                                byUrl.computeIfAbsent(
                                        url,
                                        _ ->
                                                new PageImage(
                                                        url,
                                                        UrlKey.of(url).value(),
                                                        words(element, image.block()),
                                                        width,
                                                        height)));
    }

    private Optional<String> url(PageElement image) {
        for (String source : SOURCES) {
            String written = image.value(source).strip();
            if (written.isEmpty()
                    || written.length() > LONGEST_URL
                    || written.regionMatches(true, 0, "data:", 0, 5)) {
                continue;
            }
            String url = base.resolve(written).replace(" ", "%20");
            int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
            if (url.length() <= LONGEST_URL
                    && url.regionMatches(true, 0, "http", 0, 4)
                    && !isPlaceholder(url.substring(0, end))) {
                return Optional.of(url);
            }
        }
        return Optional.empty();
    }

    /** By the name of its file: no slash is in those. */
    private static boolean isPlaceholder(String url) {
        int name = Math.max(0, url.lastIndexOf('/'));
        return PLACEHOLDER.matcher(url).region(name, url.length()).find();
    }

    private String words(PageElement image, int block) {
        StringBuilder words = new StringBuilder();
        words.append(image.value("alt")).append('\n').append(image.value("title")).append('\n');
        words.append(caption(image)).append('\n').append(heading(block)).append('\n');
        before(words, block);
        behind(words, block);
        return SearchableText.clean(words, WORDS_BYTES).text();
    }

    private static String caption(PageElement image) {
        @Nullable PageElement at = image.parent();
        for (int i = 0; at != null && i < LEVELS; i++) {
            if (at.name().equals("figure")) {
                PageElement caption = at.descendant("figcaption");
                return caption == null ? "" : caption.text();
            }
            at = at.parent();
        }
        return "";
    }

    private String heading(int block) {
        for (int i = Math.min(block, blocks.size()) - 1; i >= 0; i--) {
            if (blocks.get(i).heading()) {
                String text = blocks.get(i).text();
                return text.substring(0, Math.min(text.length(), LONGEST_HEADING));
            }
        }
        return "";
    }

    private void before(StringBuilder words, int block) {
        StringBuilder before = new StringBuilder();
        for (int i = Math.min(block, blocks.size()) - 1; i >= 0 && before.length() < AROUND; i--) {
            before.insert(0, tail(blocks.get(i).text(), AROUND - before.length()) + '\n');
        }
        words.append(before);
    }

    private void behind(StringBuilder words, int block) {
        int end = words.length() + AROUND;
        for (int i = block; i < blocks.size() && words.length() < end; i++) {
            String text = blocks.get(i).text();
            words.append(text, 0, Math.min(text.length(), end - words.length())).append('\n');
        }
    }

    private static String tail(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }

    private static OptionalInt size(PageElement image, String attribute, Pattern style) {
        OptionalInt told = pixels(PIXELS, image.value(attribute));
        return told.isPresent() ? told : pixels(style, image.value("style"));
    }

    private static OptionalInt pixels(Pattern pattern, String value) {
        Matcher pixels = pattern.matcher(value);
        if (value.isEmpty() || !pixels.find()) {
            return OptionalInt.empty();
        }
        int read = Integer.parseInt(pixels.group(1));
        return read <= LARGEST ? OptionalInt.of(read) : OptionalInt.empty();
    }

    private static Pattern style(String property) {
        return Pattern.compile(
                "(?i)(?:\\A|[;\\s])" + property + "\\s*:\\s*([0-9]{1,6})(?:\\.[0-9]*)?px");
    }
}
