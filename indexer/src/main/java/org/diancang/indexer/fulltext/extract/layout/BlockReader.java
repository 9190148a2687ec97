package org.diancang.indexer.fulltext.extract.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads the blocks and images of a page in one go. For one page. */
final class BlockReader implements NodeFilter {
    private static final int MOST_IMAGES = 1_000;

    /**
     * An image of the page.
     *
     * @param element its element
     * @param block number of the block that it stands in or before
     */
    record Image(Element element, int block) {}

    final List<Block> blocks = new ArrayList<>();
    final List<Image> images = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Zone> known = new HashMap<>();
    private final Deque<Zone> zones = new ArrayDeque<>(List.of(Zone.UNTOLD));
    private int inLinks;
    private int inHeadings;
    private int links;
    private int linkWeight;

    /** Ends the last block. */
    void end() {
        endBlock();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode written) {
            read(written.getWholeText());
        } else if (node instanceof Element element) {
            switch (element.normalName()) {
                case "script", "style", "template", "noscript" -> {
                    return FilterResult.SKIP_ENTIRELY;
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
                inLinks++;
                links++;
            } else if (isHeading(element)) {
                inHeadings++;
            }
            zones.push(zones.element().within(element, known));
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (isBreak(element)) {
                endBlock();
            }
            if (isLink(element)) {
                inLinks--;
            } else if (isHeading(element)) {
                inHeadings--;
            }
            zones.pop();
        }
        return FilterResult.CONTINUE;
    }

    private void read(String written) {
        int from = text.length();
        text.append(written);
        if (inLinks > 0) {
            linkWeight += Block.weight(text, from, text.length());
        }
    }

    private void endBlock() {
        String block = text.toString().strip();
        if (!block.isEmpty()) {
            blocks.add(
                    new Block(
                            block,
                            Block.weight(block, 0, block.length()),
                            linkWeight,
                            Math.max(links, inLinks),
                            inHeadings > 0,
                            zones.element()));
        }
        text.setLength(0);
        links = 0;
        linkWeight = 0;
    }

    private static boolean isBreak(Element element) {
        return element.isBlock() || element.normalName().equals("br");
    }

    private static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    private static boolean isLink(Element element) {
        return switch (element.normalName()) {
            case "a" -> element.hasAttr("href");
            case "option", "button" -> true;
            default -> false;
        };
    }
}
