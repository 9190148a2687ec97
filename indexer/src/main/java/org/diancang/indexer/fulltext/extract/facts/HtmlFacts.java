package org.diancang.indexer.fulltext.extract.facts;

import java.net.URI;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what an HTML page says about itself. */
public final class HtmlFacts {
    private static final int MOST_LINKS = 5_000;

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
        links(page, found);
        FilingNumbers.read(text, found);
        Language.of(page, text).ifPresent(language -> found.add(Fact.LANGUAGE, language));
        return found.all();
    }

    private static void links(Document page, PageFacts.Found found) {
        page.select("a[href], area[href]").stream()
                .limit(MOST_LINKS)
                .forEach(link -> host(link.attr("href"), found));
    }

    private static void host(String address, PageFacts.Found found) {
        String whole = address.strip();
        if (whole.startsWith("//")) {
            whole = "http:" + whole;
        }
        if (!whole.regionMatches(true, 0, "http", 0, 4)) {
            return;
        }
        try {
            String host = URI.create(whole.replaceFirst("[?#].*", "")).getHost();
            if (host != null) {
                found.add(Fact.LINK_HOSTS, host.toLowerCase(Locale.ROOT));
            }
        } catch (IllegalArgumentException e) {
            // A link that is no address leads to no host.
        }
    }
}
