package org.diancang.html;

/** What {@link HtmlTokenizer} finds. */
public enum HtmlToken {
    /**
     * Characters between tags, with their references as written. A run of them may come in parts.
     */
    TEXT,
    /** A start tag, whole. */
    START_TAG,
    /** An end tag, whole. */
    END_TAG,
    /**
     * Content of an element in which nothing is a tag but its own end: scripts, styles, titles. It
     * may come in parts; {@link HtmlTokenizer#name()} is still that of the element.
     */
    CONTENT,
    /**
     * Comments, doctypes, instructions, CDATA sections, what browsers take for comments, and a tag
     * that never ends. It may come in parts.
     */
    COMMENT,
    /** There is no more. */
    END
}
