package org.diancang.indexer.fulltext.extract;

import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.indexer.fulltext.extract.facts.PageFacts;

/** What came out of a page. */
public sealed interface Extraction {
    /** Kind of payload that it turned out to be. */
    PageType type();

    /**
     * There is text.
     *
     * @param type kind of payload
     * @param title title, empty where the page has none
     * @param text text, words separated by single spaces
     * @param charset name of the character set that it was decoded with, empty for what parsers
     *     read
     * @param truncated whether a limit cut it
     * @param facts what the page says about itself
     * @param parts what else came out of it
     */
    record Text(
            PageType type,
            String title,
            String text,
            String charset,
            boolean truncated,
            PageFacts facts,
            PageParts parts)
            implements Extraction {
        /** Text of which nothing more is known. */
        public Text(PageType type, String title, String text, String charset, boolean truncated) {
            this(type, title, text, charset, truncated, PageFacts.NONE, PageParts.NONE);
        }
    }

    /**
     * There is none, and there won't be.
     *
     * @param type kind of payload
     * @param obstacle class of the reason
     * @param reason why, for people
     */
    record NoText(PageType type, Obstacle obstacle, String reason) implements Extraction {}
}
