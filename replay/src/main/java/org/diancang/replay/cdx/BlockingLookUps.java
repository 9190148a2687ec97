package org.diancang.replay.cdx;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Look-ups on the thread that needs them, over connections that are kept. Each page and image needs
 * one; {@link java.net.http.HttpClient}, which hands every answer from thread to thread, took four
 * times the processor time for it.
 */
final class BlockingLookUps {
    /** Answers longer than this that nobody read to the end cost more to read than a connection. */
    private static final int MOST_DISCARDED = 64 << 10;

    private final String base;
    private final Duration connect;
    private final Duration silence;

    /**
     * @param silence longest wait for the next bytes of an answer
     */
    BlockingLookUps(String base, Duration connect, Duration silence) {
        this.base = base;
        this.connect = connect;
        this.silence = silence;
    }

    /**
     * Asks.
     *
     * @param query empty, or encoded with its question mark
     * @param headers of the request beside the usual ones
     * @return the body, to be closed; empty where the question is refused (a 4xx status)
     * @throws IndexerUnavailableException if the indexer can't be reached or reports trouble
     */
    Optional<InputStream> get(String path, String query, Map<String, String> headers) {
        try {
            HttpURLConnection connection = connection(path, query);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            if (status == 200) {
                return Optional.of(connection.getInputStream());
            }
            discard(connection);
            if (status >= 400 && status < 500) {
                return Optional.empty();
            }
            throw new IndexerUnavailableException("indexer answered " + status + " to " + path);
        } catch (SocketTimeoutException e) {
            throw new IndexerUnavailableException(
                    "no answer to " + path + " from " + base + " in " + silence, e);
        } catch (IOException e) {
            throw new IndexerUnavailableException(
                    "can't reach the indexer at " + base + " for " + path, e);
        }
    }

    private HttpURLConnection connection(String path, String query) throws IOException {
        var connection =
                (HttpURLConnection)
                        URI.create(base + path + query).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) connect.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json, text/plain, */*");
        return connection;
    }

    /** What is read to its end leaves a connection that can be used again. */
    private static void discard(HttpURLConnection connection) throws IOException {
        try (InputStream error = connection.getErrorStream()) {
            if (error != null) {
                error.readNBytes(MOST_DISCARDED);
            }
        }
    }
}
