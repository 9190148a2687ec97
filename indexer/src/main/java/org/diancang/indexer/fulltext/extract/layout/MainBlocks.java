package org.diancang.indexer.fulltext.extract.layout;

import java.util.BitSet;
import java.util.List;

/**
 * Finds the blocks that a page is about: those that an editor wrote, else prose and what stands
 * next to it, else, on pages that list others, the list; after Boilerpipe (link and text density)
 * and jusText (a short block goes with its neighbours). Takes time in proportion to the blocks.
 */
final class MainBlocks {
    /** Text of an editor's field that makes a page of it. */
    private static final int WRITTEN = 30;

    /** Less is not the text of a page with much else on it. */
    private static final int ENOUGH = 20;

    /** Lines of one run that make a text together. */
    private static final int LINES = 60;

    /** Titles of documents are longer than those of menus. */
    private static final int TITLE = 8;

    private static final int TITLES = 3;

    /** A date or a mark between titles. */
    private static final int BETWEEN_TITLES = 12;

    /** Links that may stand in a text on lines of their own. */
    private static final int LINKS_IN_TEXT = 3;

    private final List<Block> blocks;
    private final BitSet main = new BitSet();
    private final BitSet aside = new BitSet();

    private MainBlocks(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** The numbers of the blocks; all of them where no main part can be told. */
    static BitSet of(List<Block> blocks) {
        return new MainBlocks(blocks).found();
    }

    private BitSet found() {
        int written = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.zone() == Zone.EDITOR) {
                main.set(i);
                written += block.weight();
            } else if (block.isAside()) {
                aside.set(i);
            } else if (block.isProse()) {
                main.set(i);
            }
        }
        boolean hasEditor = written >= WRITTEN;
        neighbours(hasEditor);
        if (!hasEditor) {
            lists();
        }
        if (main.isEmpty()) {
            undecided();
        }
        int found = weight(main);
        if (!hasEditor && found < ENOUGH && found * 5 < allWeight()) {
            main.set(0, blocks.size());
        }
        return main;
    }

    /** Short lines go with the text that they stand beside; runs of many are one themselves. */
    private void neighbours(boolean hasEditor) {
        BitSet grown = new BitSet();
        for (int from = 0; from < blocks.size(); ) {
            if (!isOpen(from)) {
                from++;
                continue;
            }
            int to = from;
            int weight = 0;
            boolean sentences = false;
            while (to < blocks.size() && isOpen(to)) {
                weight += blocks.get(to).weight();
                sentences |= blocks.get(to).hasSentences();
                to++;
            }
            boolean before = to < blocks.size() && main.get(to);
            boolean behind = from > 0 && main.get(from - 1);
            // What stands behind an editor's field are tools; before it are title and header.
            boolean follows = behind && (!hasEditor || blocks.get(from - 1).zone() != Zone.EDITOR);
            if (before || follows || (!hasEditor && weight >= LINES && sentences)) {
                grown.set(from, to);
            }
            from = to;
        }
        main.or(grown);
        linksInText();
    }

    private void linksInText() {
        for (int from = main.nextClearBit(0); from < blocks.size(); ) {
            int to = main.nextSetBit(from);
            if (to < 0) {
                return;
            }
            boolean between = from > 0 && to - from <= LINKS_IN_TEXT;
            if (between && aside.nextSetBit(from) < 0 || between && aside.nextSetBit(from) >= to) {
                main.set(from, to);
            }
            from = main.nextClearBit(to);
        }
    }

    private boolean isOpen(int i) {
        return !main.get(i) && !aside.get(i) && !blocks.get(i).isLinks();
    }

    /** Lists of titles are the text of a page that has little other, or far more of them. */
    private void lists() {
        BitSet listed = new BitSet();
        for (int from = 0; from < blocks.size(); ) {
            if (!isTitle(from)) {
                from++;
                continue;
            }
            int to = from;
            int end = from;
            while (to < blocks.size() && (isLink(to) || isBetweenTitles(to))) {
                to++;
                end = isTitle(to - 1) ? to : end;
            }
            list(from, end, listed);
            // The date behind the last title.
            if (listed.get(end - 1) && end < to && isBetweenTitles(end)) {
                listed.set(end);
            }
            from = to;
        }
        int text = weight(main);
        if (text < LINES || weight(listed) > 3 * text) {
            main.or(listed);
        }
    }

    private void list(int from, int to, BitSet listed) {
        int links = 0;
        int linkWeight = 0;
        for (Block block : blocks.subList(from, to)) {
            links += block.isLinks() ? block.links() : 0;
            linkWeight += block.isLinks() ? block.linkWeight() : 0;
        }
        if (links >= TITLES && linkWeight >= links * TITLE) {
            listed.set(from, to);
        }
    }

    private boolean isLink(int i) {
        return !main.get(i) && !aside.get(i) && blocks.get(i).isLinks();
    }

    /** Whether it links to something that has a title, not only the name of a section. */
    private boolean isTitle(int i) {
        Block block = blocks.get(i);
        return isLink(i) && block.linkWeight() >= block.links() * TITLE;
    }

    private boolean isBetweenTitles(int i) {
        return isOpen(i) && blocks.get(i).weight() <= BETWEEN_TITLES && !blocks.get(i).heading();
    }

    private void undecided() {
        for (int i = 0; i < blocks.size(); i++) {
            if (isOpen(i)) {
                main.set(i);
            }
        }
    }

    private int weight(BitSet of) {
        return of.stream().map(i -> blocks.get(i).weight()).sum();
    }

    private int allWeight() {
        return blocks.stream().mapToInt(Block::weight).sum();
    }
}
