package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.util.List;
import org.diancang.indexer.fulltext.extract.facts.HtmlFacts;
import org.diancang.indexer.fulltext.extract.facts.PageFacts;
import org.diancang.indexer.fulltext.extract.layout.PageLayout;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import org.diancang.indexer.fulltext.extract.tree.PageTree;
import org.diancang.indexer.fulltext.extract.tree.PageTreeReader;
import org.diancang.indexer.fulltext.text.SearchableText;

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
        Utf8Page utf8 = Utf8Page.of(payload.bytes(), charset.charset());
        deadline.check();
        PageTree page =
                PageTreeReader.read(
                        utf8.bytes(),
                        utf8.from(),
                        utf8.bytes().length,
                        limits.tags(),
                        deadline::check);
        PageLayout layout = PageLayout.of(page, payload.url());
        deadline.check();
        PageFacts facts = HtmlFacts.of(page, payload.url(), layout.text());
        deadline.check();
        SearchableText text = cut(layout.main(), limits.textBytes());
        SearchableText navigation =
                cut(layout.navigation(), Math.min(NAVIGATION_BYTES, limits.textBytes()));
        return new Extraction.Text(
                PageType.HTML,
                title(page),
                text.text(),
                charset.charset().name(),
                payload.truncated() || text.truncated() || page.cut(),
                facts,
                new PageParts(
                        charset.reasons(),
                        navigation.text(),
                        SameText.of(layout.main()),
                        layout.images()));
    }

    private static SearchableText cut(List<String> blocks, int maxBytes) {
        return SearchableText.cut(String.join(" ", blocks), maxBytes);
    }

    private static String title(PageTree page) {
        String title = SearchableText.clean(page.title(), TITLE_BYTES).text();
        if (!title.isEmpty()) {
            return title;
        }
        PageElement heading = page.root().descendant("h1");
        return heading == null ? "" : SearchableText.clean(heading.text(), TITLE_BYTES).text();
    }
}
