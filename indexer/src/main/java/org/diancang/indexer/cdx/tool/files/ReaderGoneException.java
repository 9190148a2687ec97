package org.diancang.indexer.cdx.tool.files;

/** Whoever read our output wants no more of it, as {@code head} does. */
public final class ReaderGoneException extends RuntimeException {
    /** Nobody reads on. */
    public ReaderGoneException() {
        super("nobody reads the output any more");
    }
}
