package org.diancang.replay.cdx;

import java.time.Instant;
import java.util.Optional;
import org.diancang.events.Original;
import org.diancang.replay.address.Timestamp;
import org.diancang.url.UrlKey;

/**
 * One capture as the index knows it.
 *
 * @param urlkey SURT form
 * @param timestamp second of the capture
 * @param url URL exactly as captured
 * @param mime media type as served, {@code -} where unknown
 * @param status HTTP status; 0 where the record has none
 * @param digest {@code sha1:} and Base32, or empty
 * @param file WARC file
 * @param offset of the record
 * @param length compressed bytes of the record, 0 where unknown
 * @param recordType response, revisit, resource
 * @param recordId WARC-Record-ID, or empty
 * @param capturedAt WARC-Date
 * @param crawlId crawl that wrote it, or empty
 * @param siteId its site, or empty
 * @param revisitOf the original, where this is a revisit and it is known
 * @param redirect absolute target of a redirect
 * @param serverIp address of the server
 * @param truncated why the record is cut short, where it is
 */
public record CdxLine(
        String urlkey,
        Timestamp timestamp,
        String url,
        String mime,
        int status,
        String digest,
        String file,
        long offset,
        long length,
        String recordType,
        String recordId,
        Instant capturedAt,
        String crawlId,
        String siteId,
        Optional<Original> revisitOf,
        Optional<String> redirect,
        Optional<String> serverIp,
        Optional<String> truncated) {

    /** Whether the record only refers to an earlier one with the same payload. */
    public boolean isRevisit() {
        return recordType.equals("revisit") || mime.equals("warc/revisit");
    }

    /**
     * Whether this is a redirect to its own key (http to https, say): replayed, it would lead to
     * itself for ever, so it is no memento.
     */
    public boolean leadsToItself() {
        return status >= 300
                && status < 400
                && redirect.map(to -> UrlKey.of(to).value()).filter(urlkey::equals).isPresent();
    }
}
