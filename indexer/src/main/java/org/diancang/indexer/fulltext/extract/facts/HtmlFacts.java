package org.diancang.indexer.fulltext.extract.facts;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what an HTML page says about itself. */
public final class HtmlFacts {
    private HtmlFacts() {}

    /**
     * Reads a page as it was parsed, with its scripts.
     *
     * @param url of the page
     * @param text all text of the page, in its order
     */
    public static PageFacts of(Document page, String url, String text) {
        var found = new PageFacts.Found();
        MetaFacts.read(page, found);
        page.select("h1, h2, h3").stream()
                .limit(50)
                .forEach(heading -> found.add(Fact.HEADINGS, heading.text()));
        Element canonical = page.selectFirst("link[rel~=(?i)(^|\\s)canonical(\\s|$)][href]");
        if (canonical != null) {
            found.add(Fact.CANONICAL_URL, canonical.attr("href"));
        }
        CatalogueHeader.read(page, found);
        PublicationDay.read(page, url, text, found);
        StructuredData.read(page, found);
        LinkFacts.read(page, found);
        FilingNumbers.read(text, found);
        Language.of(page, text).ifPresent(language -> found.add(Fact.LANGUAGE, language));
        return found.all();
    }
}
