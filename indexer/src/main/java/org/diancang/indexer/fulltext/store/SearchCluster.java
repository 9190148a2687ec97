package org.diancang.indexer.fulltext.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Elasticsearch over HTTP, JSON in and out. Tells apart what to try again from what is wrong.
 * Thread-safe.
 */
public final class SearchCluster implements DisposableBean {
    private static final int REASON_CHARS = 500;
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    private final RestClient client;
    private final JsonMapper json = JsonMapper.shared();

    /**
     * Connects lazily: the cluster may be away at the start.
     *
     * @param url base URL of the cluster
     * @param timeout how long one answer may take
     */
    public SearchCluster(URI url, Duration timeout) {
        this.client =
                RestClient.builder(HttpHost.create(url.toString()))
                        .setRequestConfigCallback(
                                config ->
                                        config.setConnectTimeout(2_000)
                                                .setSocketTimeout((int) timeout.toMillis()))
                        .build();
    }

    /**
     * Sends a request and reads the answer.
     *
     * @throws IndexUnavailableException if there is no answer, or one to try again after
     * @throws IndexRefusedException if the answer is that the request is wrong
     */
    public JsonNode send(String method, String path, JsonNode body) {
        return send(method, path, json.writeValueAsBytes(body), ContentType.APPLICATION_JSON);
    }

    /** Sends a request without a body, as {@link #send(String, String, JsonNode)} does. */
    public JsonNode send(String method, String path) {
        return perform(new Request(method, path));
    }

    /** Sends lines of JSON, as {@link #send(String, String, JsonNode)} does. */
    JsonNode sendLines(String method, String path, byte[] lines) {
        return send(method, path, lines, NDJSON);
    }

    private JsonNode send(String method, String path, byte[] body, ContentType type) {
        Request request = new Request(method, path);
        request.setEntity(new ByteArrayEntity(body, type));
        return perform(request);
    }

    private JsonNode perform(Request request) {
        try {
            Response response = client.performRequest(request);
            if (response.getEntity() == null) {
                return MissingNode.getInstance();
            }
            try (InputStream in = response.getEntity().getContent()) {
                return json.readTree(in);
            }
        } catch (ResponseException e) {
            throw refusal(request, e);
        } catch (IOException | RuntimeException e) {
            // The client wraps what is no HTTP in a plain RuntimeException.
            throw new IndexUnavailableException(
                    "no answer from Elasticsearch to " + name(request) + ": " + e, e);
        }
    }

    private static RuntimeException refusal(Request request, ResponseException e) {
        int status = e.getResponse().getStatusLine().getStatusCode();
        String reason = name(request) + ": " + status + " " + body(e.getResponse());
        // A block is lifted again: by operators, or by Elasticsearch once its disk has room.
        boolean blocked = status == 403 && reason.contains("cluster_block_exception");
        return status == 429 || status == 408 || status >= 500 || blocked
                ? new IndexUnavailableException(reason)
                : new IndexRefusedException(status, reason);
    }

    private static String body(Response response) {
        try {
            String body = EntityUtils.toString(response.getEntity());
            return body.substring(0, Math.min(REASON_CHARS, body.length()));
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private static String name(Request request) {
        return request.getMethod() + " " + request.getEndpoint();
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
