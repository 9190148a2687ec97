package org.diancang.indexer.fulltext.extract;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.extract.layout.PageImage;

/**
 * What came out of a page beside its title and text.
 *
 * @param charsetBy what told the character set, then the declarations that were passed over; empty
 *     where none was needed
 * @param navigation text of menus, paths, footers and links to other pages
 * @param sameText key that it has in common with pages of the same text; absent if it is short
 * @param images images that it shows
 */
public record PageParts(
        List<String> charsetBy,
        String navigation,
        Optional<String> sameText,
        List<PageImage> images) {
    /** Nothing. */
    public static final PageParts NONE = new PageParts(List.of(), "", Optional.empty(), List.of());

    public PageParts {
        charsetBy = List.copyOf(charsetBy);
        images = List.copyOf(images);
    }
}
