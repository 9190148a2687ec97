package org.diancang.adapter.warc;

import java.io.IOException;
import org.diancang.url.PostedRequest;
import org.netpreserve.jwarc.HttpRequest;

/**
 * What was asked for a capture.
 *
 * @param method of the request
 * @param posted what stands in the urlkey for the body that was sent; empty where nothing does
 */
record Asked(String method, String posted) {
    /**
     * Reads a request as others wrote it, its body with it: answers to different bodies are
     * different captures.
     *
     * @throws IOException if the record breaks off
     */
    static Asked ofOthers(HttpRequest request) throws IOException {
        var posted =
                new PostedRequest(
                        request.method(),
                        request.headers().first("Content-Type").orElse(""),
                        request.headers().first("Content-Length").orElse(""));
        byte[] body = request.body().stream().readNBytes(posted.bytesToRead());
        return new Asked(request.method(), posted.query(body));
    }

    /** Our own crawls send bodies only to sign in: what stands in those is nobody's business. */
    static Asked ofOurs(HttpRequest request) {
        return new Asked(request.method(), "");
    }
}
