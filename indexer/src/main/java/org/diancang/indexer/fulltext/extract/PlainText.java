package org.diancang.indexer.fulltext.extract;

import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.indexer.fulltext.extract.facts.PageFacts;
import org.diancang.indexer.fulltext.text.SearchableText;

/** Text of a plain text file. */
final class PlainText {
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
        SearchableText text =
                SearchableText.clean(
                        new String(
                                payload.bytes(),
                                mark,
                                payload.bytes().length - mark,
                                decision.charset()),
                        limits.textBytes());
        return new Extraction.Text(
                PageType.TEXT,
                "",
                text.text(),
                decision.charset().name(),
                payload.truncated() || text.truncated(),
                PageFacts.NONE,
                new PageParts(decision.reasons(), ""));
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
