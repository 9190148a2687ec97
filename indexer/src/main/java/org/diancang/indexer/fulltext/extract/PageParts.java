package org.diancang.indexer.fulltext.extract;

import java.util.List;

/**
 * What came out of a page beside its title and text.
 *
 * @param charsetBy what told the character set, then the declarations that were passed over; empty
 *     where none was needed
 * @param navigation text of menus, paths, footers and links to other pages
 */
public record PageParts(List<String> charsetBy, String navigation) {
    /** Nothing. */
    public static final PageParts NONE = new PageParts(List.of(), "");

    public PageParts {
        charsetBy = List.copyOf(charsetBy);
    }
}
