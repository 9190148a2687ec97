package org.diancang.indexer.fulltext.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.indexer.fulltext.extract.Extraction;
import org.diancang.indexer.fulltext.extract.PageType;

/**
 * What is to be known of a page after a write.
 *
 * @param id its document
 * @param url URL as first captured
 * @param urlkey SURT form
 * @param payloadDigest digest of its payload
 * @param served what it was served as, absent where no capture said
 * @param payloadBytes how long its payload is, absent where no capture said
 * @param captures captures to add; those that the document has change nothing
 * @param extraction text, or that there is none; absent until the original is read
 */
public record PageUpdate(
        PageId id,
        String url,
        String urlkey,
        String payloadDigest,
        Optional<PageType> served,
        OptionalLong payloadBytes,
        List<PageCapture> captures,
        Optional<Extraction> extraction) {
    public PageUpdate {
        captures = List.copyOf(captures);
        if (captures.isEmpty()) {
            throw new IllegalArgumentException("a page without captures: " + url);
        }
    }

    /** Roughly how many bytes writing it takes. */
    public long weight() {
        long text =
                extraction.filter(Extraction.Text.class::isInstance).isPresent()
                        ? ((Extraction.Text) extraction.get()).text().length() * 3L
                        : 0;
        return text + 300L * captures.size() + url.length() + urlkey.length();
    }
}
