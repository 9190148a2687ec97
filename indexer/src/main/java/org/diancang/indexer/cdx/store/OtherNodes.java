package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.installation.InternalSecret;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The other nodes of the index, asked over HTTP for what their stores have. */
@Component
final class OtherNodes implements DisposableBean {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    /** Until the first line; a node that is gone must not hold up an answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final InternalSecret secret;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LONGEST_CONNECT)
                    .executor(
                            Executors.newThreadPerTaskExecutor(
                                    Thread.ofVirtual().name("other-nodes-", 0).factory()))
                    .build();

    OtherNodes(InternalSecret secret) {
        this.secret = secret;
    }

    /**
     * What a store of another node has.
     *
     * @throws CdxUnavailableException if that node does not answer or has not got it any more
     */
    KeyValueIterator<Bytes, byte[]> scan(HostInfo node, StoreScan scan) {
        String query =
                "?store=%s&partition=%d&kind=%s&collection=%s&from=%s&to=%s&reverse=%s"
                        .formatted(
                                scan.store(),
                                scan.partition(),
                                scan.kind(),
                                scan.collection(),
                                encoded(scan.range().from()),
                                encoded(scan.range().to()),
                                scan.reverse());
        HttpResponse<InputStream> answer =
                ask(node, NodeController.SCAN + query, BodyHandlers.ofInputStream());
        return new RemoteLines(answer.body(), "node " + node.host() + ":" + node.port());
    }

    /**
     * How far another node has stored each partition of {@code cdx-bulk}; -1 where it has not got
     * it.
     *
     * @throws CdxUnavailableException if that node does not answer
     */
    long progress(HostInfo node, int partition) {
        String path = NodeController.PROGRESS + "?partition=" + partition;
        String body = ask(node, path, BodyHandlers.ofString()).body();
        try {
            return Long.parseLong(body.strip());
        } catch (NumberFormatException e) {
            throw unavailable(node, e);
        }
    }

    /**
     * Collections of which a store of another node has something.
     *
     * @throws CdxUnavailableException if that node does not answer or has not got it any more
     */
    Set<CollectionName> collections(HostInfo node, String store, int partition) {
        String path = NodeController.COLLECTIONS + "?store=" + store + "&partition=" + partition;
        String body = ask(node, path, BodyHandlers.ofString()).body();
        try {
            return body.lines().map(CollectionName::new).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw unavailable(node, e);
        }
    }

    private <T> HttpResponse<T> ask(HostInfo node, String path, BodyHandler<T> body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://" + node.host() + ":" + node.port() + path))
                        .header(HttpHeaders.AUTHORIZATION, secret.authorization())
                        .timeout(LONGEST_WAIT)
                        .build();
        try {
            HttpResponse<T> answer = http.send(request, body);
            if (answer.statusCode() != 200) {
                if (answer.body() instanceof InputStream in) {
                    in.close();
                }
                throw unavailable(
                        node, new IOException("it answered with status " + answer.statusCode()));
            }
            return answer;
        } catch (IOException e) {
            throw unavailable(node, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(node, e);
        }
    }

    private static CdxUnavailableException unavailable(HostInfo node, Exception cause) {
        return new CdxUnavailableException(
                "A part of the CDX index lies on node "
                        + node.host()
                        + ":"
                        + node.port()
                        + ", which can't be asked now.",
                cause);
    }

    private static String encoded(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.get());
    }

    @Override
    public void destroy() {
        http.close();
    }
}
