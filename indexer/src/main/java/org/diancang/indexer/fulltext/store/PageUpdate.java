package org.diancang.indexer.fulltext.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.indexer.fulltext.extract.Examined;
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
 * @param servedType media type that servers gave without parameters, of several the first in the
 *     order of characters; absent where none gave one
 * @param payloadBytes how long its payload is, absent where no capture said
 * @param captures captures to add; those that the document has change nothing
 * @param examined text, or that there is none; absent until the original is read
 */
public record PageUpdate(
        PageId id,
        String url,
        String urlkey,
        String payloadDigest,
        Optional<PageType> served,
        Optional<String> servedType,
        OptionalLong payloadBytes,
        List<PageCapture> captures,
        Optional<Examined> examined) {
    public PageUpdate {
        captures = List.copyOf(captures);
        if (captures.isEmpty()) {
            throw new IllegalArgumentException("a page without captures: " + url);
        }
    }

    /** Text, or that there is none. */
    Optional<Extraction> extraction() {
        return examined.map(Examined::extraction);
    }

    /** The same with one of its captures. */
    public PageUpdate with(PageCapture one) {
        return new PageUpdate(
                id,
                url,
                urlkey,
                payloadDigest,
                served,
                servedType,
                payloadBytes,
                List.of(one),
                examined);
    }

    /** Roughly how many bytes writing it takes. */
    public long weight() {
        return extraction().map(PageUpdate::weight).orElse(0L)
                + 300L * captures.size()
                + url.length()
                + urlkey.length();
    }

    private static long weight(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Text text ->
                    (text.text().length() + text.parts().navigation().length()) * 3L;
            case Extraction.NoText _ -> 0;
        };
    }
}
