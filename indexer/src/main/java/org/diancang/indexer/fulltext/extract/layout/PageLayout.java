package org.diancang.indexer.fulltext.extract.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.diancang.indexer.fulltext.extract.tree.PageTree;
import org.diancang.indexer.fulltext.text.SearchableText;

/**
 * The text of a page, block by block, in its two parts, all of it as {@link SearchableText} has it.
 *
 * @param text all of it, in the order of the page
 * @param main what the page is about; all of it where that can't be told
 * @param navigation the rest: menus, paths, footers, links to other pages
 * @param images those that somebody may look for
 */
public record PageLayout(
        String text, List<String> main, List<String> navigation, List<PageImage> images) {
    public PageLayout {
        main = List.copyOf(main);
        navigation = List.copyOf(navigation);
        images = List.copyOf(images);
    }

    /**
     * Reads a page.
     *
     * @param url its own address, which others are relative to; empty if nobody knows
     */
    public static PageLayout of(PageTree page, String url) {
        BlockReader reader = new BlockReader();
        page.walk(reader);
        reader.end();
        List<Block> blocks = reader.blocks;
        BitSet numbers = MainBlocks.of(blocks);
        List<String> all = new ArrayList<>(blocks.size());
        List<String> main = new ArrayList<>();
        List<String> navigation = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String text = blocks.get(i).text();
            all.add(text);
            (numbers.get(i) ? main : navigation).add(text);
        }
        return new PageLayout(
                String.join(" ", all),
                main,
                navigation,
                PageImages.of(blocks, reader.images, page, url));
    }
}
