package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.util.List;
import org.diancang.indexer.fulltext.extract.facts.HtmlFacts;
import org.diancang.indexer.fulltext.extract.facts.PageFacts;
import org.diancang.indexer.fulltext.extract.layout.PageLayout;
import org.diancang.indexer.fulltext.text.SearchableText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Title and text of an HTML page. */
final class HtmlText {
    private static final int TITLE_BYTES = 2048;

    /** More of it is no menu that anybody would look for. */
    private static final int NAVIGATION_BYTES = 1 << 20;

    private final ExtractionLimits limits;

    HtmlText(ExtractionLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a page.
     *
     * @throws IOException if time is up
     */
    Extraction extract(Payload payload, Deadline deadline) throws IOException {
        CharsetDecision charset =
                CharsetDetector.detect(payload.bytes(), payload.contentType(), /* markup= */ true);
        int mark = CharsetDetector.byteOrderMarkLength(payload.bytes());
        DecodedPage characters = new DecodedPage(payload.bytes(), mark, charset.charset());
        try (BudgetReader reader = new BudgetReader(characters, limits.tags(), deadline)) {
            Document page = Parser.htmlParser().parseInput(reader, payload.url());
            deadline.check();
            String title = title(page);
            PageLayout layout = PageLayout.of(page);
            deadline.check();
            PageFacts facts = HtmlFacts.of(page, payload.url(), layout.text());
            deadline.check();
            SearchableText text = clean(layout.main(), limits.textBytes());
            SearchableText navigation =
                    clean(layout.navigation(), Math.min(NAVIGATION_BYTES, limits.textBytes()));
            return new Extraction.Text(
                    PageType.HTML,
                    title,
                    text.text(),
                    charset.charset().name(),
                    payload.truncated() || text.truncated() || reader.spent(),
                    facts,
                    new PageParts(
                            charset.reasons(),
                            navigation.text(),
                            SameText.of(layout.main()),
                            layout.images()));
        }
    }

    private static SearchableText clean(List<String> blocks, int maxBytes) {
        return SearchableText.clean(String.join("\n", blocks), maxBytes);
    }

    private static String title(Document page) {
        String title = SearchableText.clean(page.title(), TITLE_BYTES).text();
        if (title.isEmpty()) {
            Element heading = page.selectFirst("h1");
            return heading == null ? "" : SearchableText.clean(heading.text(), TITLE_BYTES).text();
        }
        return title;
    }
}
