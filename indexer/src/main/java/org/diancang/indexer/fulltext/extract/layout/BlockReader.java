package org.diancang.indexer.fulltext.extract.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import org.diancang.indexer.fulltext.extract.tree.PageNode;
import org.diancang.indexer.fulltext.extract.tree.PageText;
import org.diancang.indexer.fulltext.extract.tree.PageVisitor;
import org.diancang.indexer.fulltext.text.SearchableText;

/** Reads the blocks and images of a page in one go. For one page. */
final class BlockReader implements PageVisitor {
    private static final int MOST_IMAGES = 1_000;

    /**
     * An image of the page.
     *
     * @param element its element
     * @param block number of the block that it stands in or before
     */
    record Image(PageElement element, int block) {}

    final List<Block> blocks = new ArrayList<>();
    final List<Image> images = new ArrayList<>();

    /** Of the block that is read; a builder of strings would be of another kind for each script. */
    private char[] characters = new char[4096];

    private int length;
    private final Map<String, Zone> known = new HashMap<>();
    private final Deque<Zone> zones = new ArrayDeque<>(List.of(Zone.UNTOLD));
    private final Deque<PageElement> openLinks = new ArrayDeque<>();
    private int inHeadings;
    private int links;
    private int linkWeight;

    /** Ends the last block. */
    void end() {
        endBlock();
    }

    @Override
    public boolean enter(PageNode node) {
        return switch (node) {
            case PageText written -> {
                read(written);
                yield true;
            }
            case PageElement element -> enter(element);
        };
    }

    private boolean enter(PageElement element) {
        switch (element.name()) {
            case "script",
                    "style",
                    "template",
                    "noscript",
                    "title",
                    "iframe",
                    "noembed",
                    "noframes" -> {
                return false;
            }
            case "img" -> {
                if (images.size() < MOST_IMAGES) {
                    images.add(new Image(element, blocks.size()));
                }
            }
            default -> {}
        }
        if (isBreak(element)) {
            endBlock();
        }
        if (isLink(element)) {
            openLinks.push(element);
            links++;
        } else if (element.isHeading()) {
            inHeadings++;
        }
        zones.push(zones.element().within(element, known));
        return true;
    }

    @Override
    public void leave(PageElement element) {
        if (isBreak(element)) {
            endBlock();
        }
        if (openLinks.peek() == element) {
            openLinks.pop();
        } else if (element.isHeading()) {
            inHeadings--;
        }
        zones.pop();
    }

    private void read(PageText written) {
        int from = length;
        int needed = length + written.mostCharacters();
        if (needed > characters.length) {
            characters = Arrays.copyOf(characters, 2 * needed);
        }
        length = written.write(characters, from);
        if (!openLinks.isEmpty()) {
            linkWeight += Block.weight(characters, from, length);
        }
    }

    private void endBlock() {
        if (length > 0) {
            addBlock();
        }
        length = 0;
        links = 0;
        linkWeight = 0;
    }

    private void addBlock() {
        int end = SearchableText.clean(characters, 0, length);
        if (end > 0) {
            blocks.add(
                    Block.of(
                            characters,
                            0,
                            end,
                            linkWeight,
                            Math.max(links, openLinks.size()),
                            inHeadings > 0,
                            zones.element()));
        }
    }

    private static boolean isBreak(PageElement element) {
        return element.isBlock() || element.name().equals("br");
    }

    private static boolean isLink(PageElement element) {
        return switch (element.name()) {
            case "a" -> element.has("href");
            case "option", "button" -> true;
            default -> false;
        };
    }
}
