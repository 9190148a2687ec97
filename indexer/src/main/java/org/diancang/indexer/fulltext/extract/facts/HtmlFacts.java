package org.diancang.indexer.fulltext.extract.facts;

import org.diancang.indexer.fulltext.extract.tree.PageTree;

/** Reads what an HTML page says about itself. */
public final class HtmlFacts {
    private HtmlFacts() {}

    /**
     * Reads a page as it was parsed, with its scripts.
     *
     * @param url of the page
     * @param text all text of the page, in its order
     */
    public static PageFacts of(PageTree page, String url, String text) {
        var found = new PageFacts.Found();
        TellingElements telling = new TellingElements();
        page.walk(telling);
        MetaFacts.read(telling.metas, found);
        telling.headings.forEach(heading -> found.add(Fact.HEADINGS, heading.text()));
        if (telling.canonical != null) {
            found.add(Fact.CANONICAL_URL, telling.canonical.value("href"));
        }
        CatalogueHeader.read(telling.labels, found);
        PublicationDay.read(telling, url, text, found);
        StructuredData.read(telling, found);
        LinkFacts.read(telling.links, found);
        FilingNumbers.read(text, found);
        Language.of(telling.html, text).ifPresent(language -> found.add(Fact.LANGUAGE, language));
        return found.all();
    }
}
