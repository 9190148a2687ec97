package org.diancang.indexer.fulltext.extract.facts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import org.diancang.indexer.fulltext.extract.tree.PageNode;
import org.diancang.indexer.fulltext.extract.tree.PageText;

/**
 * Reads the header that documents of the catalogue of public information carry, a label and its
 * value in cells side by side or in one, whatever the site made its table of.
 */
final class CatalogueHeader {
    private static final Map<String, Fact> LABELS =
            Map.ofEntries(
                    Map.entry("索引号", Fact.INDEX_NUMBER),
                    Map.entry("信息索引号", Fact.INDEX_NUMBER),
                    Map.entry("发文机关", Fact.ISSUER),
                    Map.entry("发布机构", Fact.ISSUER),
                    Map.entry("发文单位", Fact.ISSUER),
                    Map.entry("发布机关", Fact.ISSUER),
                    Map.entry("发文字号", Fact.DOCUMENT_NUMBER),
                    Map.entry("文号", Fact.DOCUMENT_NUMBER),
                    Map.entry("成文日期", Fact.FORMED_ON),
                    Map.entry("生成日期", Fact.FORMED_ON),
                    Map.entry("发布日期", Fact.PUBLISHED_ON),
                    Map.entry("主题分类", Fact.TOPIC),
                    Map.entry("主题词", Fact.SUBJECT_WORDS),
                    Map.entry("体裁", Fact.GENRE),
                    Map.entry("体裁分类", Fact.GENRE),
                    Map.entry("有效性", Fact.VALIDITY),
                    Map.entry("效力状态", Fact.VALIDITY));

    /** First characters of the labels. */
    private static final String BEGINNINGS =
            LABELS.keySet().stream()
                    .map(label -> label.substring(0, 1))
                    .distinct()
                    .collect(Collectors.joining());

    private static final Pattern SPACING = Pattern.compile("[\\s\\h　【】\\[\\]]");

    private static final int LONGEST_LABEL = 12;

    /** A longer one is the document itself. */
    private static final int LONGEST_VALUE = 300;

    private CatalogueHeader() {}

    /** Whether its own text begins as a label does. Cheap: pages have thousands of elements. */
    static boolean mayBeLabel(PageElement cell) {
        for (PageNode child = cell.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof PageText written) {
                char first = written.first(CatalogueHeader::isSpacing);
                if (first != 0) {
                    return first > 0x7F && BEGINNINGS.indexOf(first) >= 0;
                }
            }
        }
        return false;
    }

    /** Also what does not show. */
    private static boolean isSpacing(int c) {
        return c == ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || "【】[]\u200B\u00AD\u180E".indexOf(c) >= 0;
    }

    static void read(List<PageElement> cells, PageFacts.Found found) {
        for (PageElement cell : cells) {
            String own = cell.ownText();
            int colon = colon(own);
            Fact fact = LABELS.get(label(colon < 0 ? own : own.substring(0, colon)));
            if (fact == null) {
                continue;
            }
            String value = colon < 0 ? "" : own.substring(colon + 1).strip();
            if (value.isEmpty()) {
                value = beside(cell);
            }
            if (value.length() <= LONGEST_VALUE) {
                add(fact, value, found);
            }
        }
    }

    private static void add(Fact fact, String value, PageFacts.Found found) {
        switch (fact) {
            case FORMED_ON ->
                    WrittenDay.in(value).ifPresent(day -> found.addFirst(fact, day.toString()));
            case PUBLISHED_ON ->
                    WrittenDay.in(value).ifPresent(day -> PublicationDay.found(day, "发布日期", found));
            default -> found.addFirst(fact, value);
        }
    }

    /** The rest of the cell, or the cell behind it, also where the label is wrapped once more. */
    private static String beside(PageElement cell) {
        String inside = cell.textOfElements();
        if (!inside.isBlank()) {
            return inside;
        }
        for (PageElement at = cell; at != null && !at.hasSeveralElements(); at = at.parent()) {
            PageElement next = at.nextElement();
            if (next != null) {
                return next.text();
            }
            PageElement parent = at.parent();
            if (parent != null && !parent.ownText().isBlank()) {
                return parent.ownText();
            }
        }
        return "";
    }

    private static int colon(String text) {
        int at = text.indexOf('：');
        return at >= 0 ? at : text.indexOf(':');
    }

    /** Labels are spaced out to the same width. */
    private static String label(String text) {
        return text.isEmpty() || text.length() > LONGEST_LABEL * 3
                ? ""
                : SPACING.matcher(text).replaceAll("");
    }
}
