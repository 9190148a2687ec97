package org.diancang.indexer.fulltext.extract.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Trees of pages that tests write. */
public final class PagesRead {
    private PagesRead() {}

    /** The tree of a page of any size. */
    public static PageTree of(String html) {
        byte[] page = html.getBytes(UTF_8);
        try {
            return PageTreeReader.read(page, 0, page.length, Integer.MAX_VALUE, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
