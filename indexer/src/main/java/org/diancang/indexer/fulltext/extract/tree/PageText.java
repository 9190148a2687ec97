package org.diancang.indexer.fulltext.extract.tree;

/** Characters between two tags, with their references resolved. */
public final class PageText extends PageNode {
    private final String text;

    PageText(String text) {
        this.text = text;
    }

    /** The characters, white space as written. */
    public String text() {
        return text;
    }
}
