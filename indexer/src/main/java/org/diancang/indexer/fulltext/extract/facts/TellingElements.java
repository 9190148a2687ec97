package org.diancang.indexer.fulltext.extract.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import org.diancang.indexer.fulltext.extract.tree.PageNode;
import org.diancang.indexer.fulltext.extract.tree.PageVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a page that facts are read from, each kind in the order of the page. Gathered in
 * one go: to walk over the tree for each of them takes longer than to parse it.
 */
final class TellingElements implements PageVisitor {
    private static final int MOST_HEADINGS = 50;
    private static final int MOST_LINKS = 5_000;

    final List<PageElement> metas = new ArrayList<>();
    final List<PageElement> headings = new ArrayList<>();

    /** Those that may be a label of the catalogue header. */
    final List<PageElement> labels = new ArrayList<>();

    final List<PageElement> linkedData = new ArrayList<>();

    /** Those with the type of a thing that they describe. */
    final List<PageElement> things = new ArrayList<>();

    final List<PageElement> links = new ArrayList<>();
    @Nullable PageElement html;
    @Nullable PageElement canonical;
    @Nullable PageElement time;

    @Override
    public boolean enter(PageNode node) {
        if (node instanceof PageElement element) {
            if (element.hasAttributes()) {
                byAttributes(element);
            }
            byName(element);
        }
        return true;
    }

    private void byName(PageElement element) {
        switch (element.name()) {
            case "html" -> html = html == null ? element : html;
            case "h1", "h2", "h3" -> {
                if (headings.size() < MOST_HEADINGS) {
                    headings.add(element);
                }
            }
            case "td",
                    "th",
                    "li",
                    "dt",
                    "dd",
                    "p",
                    "div",
                    "span",
                    "b",
                    "strong",
                    "label",
                    "em",
                    "i" -> {
                if (CatalogueHeader.mayBeLabel(element)) {
                    labels.add(element);
                }
            }
            default -> {}
        }
    }

    private void byAttributes(PageElement element) {
        switch (element.name()) {
            case "meta" -> {
                if (element.has("content")) {
                    metas.add(element);
                }
            }
            case "link" -> {
                if (canonical == null && element.has("href") && isCanonical(element)) {
                    canonical = element;
                }
            }
            case "a", "area" -> {
                if (links.size() < MOST_LINKS && element.has("href")) {
                    links.add(element);
                }
            }
            case "script" -> {
                if (element.value("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                    linkedData.add(element);
                }
            }
            case "time" -> {
                if (time == null && element.has("datetime")) {
                    time = element;
                }
            }
            default -> {}
        }
        if (element.has("itemtype") || element.has("typeof")) {
            things.add(element);
        }
    }

    private static boolean isCanonical(PageElement link) {
        StringTokenizer relations = new StringTokenizer(link.value("rel"));
        while (relations.hasMoreTokens()) {
            if (relations.nextToken().equalsIgnoreCase("canonical")) {
                return true;
            }
        }
        return false;
    }
}
