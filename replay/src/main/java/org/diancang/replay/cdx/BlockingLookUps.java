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
final class BlockingLookUps implements AutoCloseable {
    /** Answers longer than this that nobody read to the end cost more to read than a connection. */
    private static final int MOST_DISCARDED = 64 << 10;

    private final String base;
    private final Duration connect;
    private final Duration silence;
    private final Duration whole;
    private final AwaitedAnswers awaited;

    /**
     * @param silence longest wait for the next bytes of an answer
     * @param whole longest wait for all of its bytes together
     */
    BlockingLookUps(String base, Duration connect, Duration silence, Duration whole) {
        this.base = base;
        this.connect = connect;
        this.silence = silence;
        this.whole = whole;
        this.awaited = new AwaitedAnswers(whole);
    }

    /**
     * Asks.
     *
     * @param query empty, or encoded with its question mark
     * @param headers of the request beside the usual ones
     * @return the body, to be closed; empty where the question is refused (a 4xx status). Reading
     *     it throws IndexerUnavailableException where it takes too long
     * @throws IndexerUnavailableException if the indexer can't be reached, reports trouble, or
     *     takes too long
     */
    Optional<InputStream> get(String path, String query, Map<String, String> headers) {
        try {
            HttpURLConnection connection = connection(path, query);
            headers.forEach(connection::setRequestProperty);
            int status;
            Duration waited;
            try (AwaitedAnswers.Awaited head = awaited.await(connection)) {
                status = status(connection, head, path);
                waited = head.waited();
            }
            if (status == 200) {
                return Optional.of(
                        new BoundedAnswer(connection.getInputStream(), path, whole, waited));
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

    private int status(HttpURLConnection connection, AwaitedAnswers.Awaited head, String path)
            throws IOException {
        try {
            int status = connection.getResponseCode();
            if (!head.isOverdue()) {
                return status;
            }
        } catch (IOException | RuntimeException e) {
            if (!head.isOverdue()) {
                throw e;
            }
        }
        // Whatever a connection says that was taken away from it.
        throw new IndexerUnavailableException(
                "the answer to " + path + " had not begun after " + whole);
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

    @Override
    public void close() {
        awaited.close();
    }
}
