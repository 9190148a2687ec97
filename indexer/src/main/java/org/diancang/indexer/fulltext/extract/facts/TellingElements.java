package org.diancang.indexer.fulltext.extract.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a page that facts are read from, each kind in the order of the page. Gathered in
 * one go: to walk over the tree for each of them takes longer than to parse it.
 */
final class TellingElements implements NodeVisitor {
    private static final int MOST_HEADINGS = 50;
    private static final int MOST_LINKS = 5_000;

    final List<Element> metas = new ArrayList<>();
    final List<Element> headings = new ArrayList<>();

    /** Those that may be a label of the catalogue header. */
    final List<Element> labels = new ArrayList<>();

    final List<Element> linkedData = new ArrayList<>();

    /** Those with the type of a thing that they describe. */
    final List<Element> things = new ArrayList<>();

    final List<Element> links = new ArrayList<>();
    @Nullable Element canonical;
    @Nullable Element time;

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.attributesSize() > 0) {
                byAttributes(element);
            }
            byName(element);
        }
    }

    private void byName(Element element) {
        switch (element.normalName()) {
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

    private void byAttributes(Element element) {
        switch (element.normalName()) {
            case "meta" -> {
                if (element.hasAttr("content")) {
                    metas.add(element);
                }
            }
            case "link" -> {
                if (canonical == null && element.hasAttr("href") && isCanonical(element)) {
                    canonical = element;
                }
            }
            case "a", "area" -> {
                if (links.size() < MOST_LINKS && element.hasAttr("href")) {
                    links.add(element);
                }
            }
            case "script" -> {
                if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                    linkedData.add(element);
                }
            }
            case "time" -> {
                if (time == null && element.hasAttr("datetime")) {
                    time = element;
                }
            }
            default -> {}
        }
        if (element.hasAttr("itemtype") || element.hasAttr("typeof")) {
            things.add(element);
        }
    }

    private static boolean isCanonical(Element link) {
        for (String relation : link.attr("rel").split("\\s+", -1)) {
            if (relation.equalsIgnoreCase("canonical")) {
                return true;
            }
        }
        return false;
    }
}
