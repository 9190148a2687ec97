package org.diancang.indexer.fulltext;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents as Elasticsearch has them.
 *
 * @param address of Elasticsearch itself
 * @param wire way to it, which tests cut
 * @param prefix of the indexes
 */
record StoredPages(HttpClient http, String address, String wire, String prefix) {
    /** The fields of a page in the index, by its address. */
    JsonNode document(String url) throws IOException, InterruptedException {
        return source(
                get(
                        address
                                + search(
                                        "url:%22"
                                                + URLEncoder.encode(url, StandardCharsets.UTF_8)
                                                + "%22")));
    }

    /** The first document for a query in its own language. */
    JsonNode first(String query) throws IOException, InterruptedException {
        return source(get(wire + search(URLEncoder.encode(query, StandardCharsets.UTF_8))));
    }

    /** What is answered to a path. */
    String raw(String path) throws IOException, InterruptedException {
        return get(address + path);
    }

    private String search(String encoded) {
        return "/" + prefix + "pages/_search?q=" + encoded;
    }

    private static JsonNode source(String answer) {
        return JsonMapper.shared().readTree(answer).at("/hits/hits/0/_source");
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
