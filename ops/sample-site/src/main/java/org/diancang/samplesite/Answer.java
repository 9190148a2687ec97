package org.diancang.samplesite;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a site answers.
 *
 * @param status HTTP status
 * @param headers without {@code Content-Length}
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; made once, sent often
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer ok(String contentType, byte[] body) {
        return new Answer(200, Map.of("Content-Type", contentType), body);
    }

    /** A resource that scripts of the other hosts may read too (Fetch standard, CORS). */
    static Answer shared(String contentType, byte[] body) {
        return new Answer(
                200, Map.of("Content-Type", contentType, "Access-Control-Allow-Origin", "*"), body);
    }

    static Answer html(int status, String text) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer redirect(int status, String location) {
        return new Answer(status, Map.of("Location", location), new byte[0]);
    }

    static Answer notFound() {
        return html(
                404,
                "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                        + "<title>页面不存在</title></head><body><h1>404 页面不存在</h1>"
                        + "<p>您访问的页面已经移走，或者从来没有过。</p></body></html>");
    }
}
