package org.diancang.indexer.fulltext.store;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.extract.Extraction;
import org.diancang.indexer.fulltext.extract.PageType;

/**
 * What is to be known of a page after a write.
 *
 * @param id its document
 * @param url of the URLs under which it was captured the first in the order of characters, so that
 *     the order of captures changes nothing
 * @param urlkey SURT form
 * @param payloadDigest digest of its payload
 * @param served what it was served as, absent where no capture said
 * @param captures captures to add; those that the document has change nothing
 * @param extraction text, or that there is none; absent until the original is read
 */
public record PageUpdate(
        PageId id,
        String url,
        String urlkey,
        String payloadDigest,
        Optional<PageType> served,
        List<PageCapture> captures,
        Optional<Extraction> extraction) {
    public PageUpdate {
        captures = List.copyOf(captures);
        if (captures.isEmpty()) {
            throw new IllegalArgumentException("a page without captures: " + url);
        }
    }

    /** The same with one of its captures. */
    public PageUpdate with(PageCapture one) {
        return new PageUpdate(id, url, urlkey, payloadDigest, served, List.of(one), extraction);
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
