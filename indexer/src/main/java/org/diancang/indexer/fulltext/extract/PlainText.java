package org.diancang.indexer.fulltext.extract;

import java.util.List;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.indexer.fulltext.extract.facts.PageFacts;
import org.diancang.indexer.fulltext.text.SearchableText;

/** Text of a plain text file. */
final class PlainText {
    /** Lines that tell whether two texts are the same. */
    private static final int MOST_LINES = 50_000;

    private final ExtractionLimits limits;

    PlainText(ExtractionLimits limits) {
        this.limits = limits;
    }

    Extraction extract(Payload payload) {
        if (isBinary(payload.bytes())) {
            return new Extraction.NoText(
                    PageType.TEXT, Obstacle.BROKEN, "not text, though served as text/plain");
        }
        CharsetDecision decision =
                CharsetDetector.detect(payload.bytes(), payload.contentType(), /* markup= */ false);
        int mark = CharsetDetector.byteOrderMarkLength(payload.bytes());
        CharSequence written = DecodedPage.of(payload.bytes(), mark, decision.charset());
        SearchableText text = SearchableText.clean(written, limits.textBytes());
        return new Extraction.Text(
                PageType.TEXT,
                "",
                text.text(),
                decision.charset().name(),
                payload.truncated() || text.truncated(),
                PageFacts.NONE,
                new PageParts(
                        decision.reasons(),
                        "",
                        SameText.of(written.toString().lines().limit(MOST_LINES).toList()),
                        List.of()));
    }

    /** Servers fall back to text/plain for what they don't know; zero bytes give it away. */
    static boolean isBinary(byte[] bytes) {
        if (CharsetDetector.byteOrderMarkLength(bytes) == 2) {
            return false;
        }
        for (int i = 0; i < Math.min(bytes.length, CharsetDetector.PRESCAN_BYTES); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
