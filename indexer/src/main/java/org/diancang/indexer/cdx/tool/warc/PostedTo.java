package org.diancang.indexer.cdx.tool.warc;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.url.PostedRequest;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.WarcRequest;

/**
 * What a request record says of the answer to it.
 *
 * @param concurrentTo ids of the records that were written together with it
 * @param method in capital letters
 * @param urlWithBody the URL with method and body in its query, as {@link PostedRequest} adds them;
 *     of a GET the URL itself
 * @param body what was posted, as it stands there
 */
record PostedTo(
        String recordId,
        List<String> concurrentTo,
        String url,
        String method,
        String urlWithBody,
        Optional<String> body) {

    /**
     * Reads a request.
     *
     * @throws IOException if it can't be read
     */
    static PostedTo of(WarcRequest record, String file, long offset) throws IOException {
        HttpRequest http = record.http();
        PostedRequest head =
                new PostedRequest(
                        http.method(),
                        http.headers().first("Content-Type").orElse(""),
                        http.headers().first("Content-Length").orElse(""));
        byte[] body = http.body().stream().readNBytes(head.bytesToRead());
        String query = head.query(body);
        int end = query.indexOf('&');
        String url =
                RecordedLine.withoutBrackets(record.headers().first("WARC-Target-URI").orElse(""));
        return new PostedTo(
                Records.id(record, file, offset),
                RecordedLine.concurrentTo(record.headers()),
                url,
                http.method().toUpperCase(Locale.ROOT),
                head.appendedTo(url, body),
                end < 0 ? Optional.empty() : Optional.of(query.substring(end + 1)));
    }
}
