package org.diancang.indexer.fulltext.extract.layout;

import java.util.OptionalInt;

/**
 * An image that a page shows.
 *
 * @param url its address, absolute
 * @param urlkey the key under which captures of it are found
 * @param words its alternative text, title, caption, the heading above and the text around it
 * @param width pixels, where the page tells
 * @param height pixels, where the page tells
 */
public record PageImage(
        String url, String urlkey, String words, OptionalInt width, OptionalInt height) {}
