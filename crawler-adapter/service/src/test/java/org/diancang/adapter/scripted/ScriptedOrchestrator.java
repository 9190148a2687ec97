package org.diancang.adapter.scripted;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers for leases with a status that a test sets, and for originals with what a test exports.
 */
public final class ScriptedOrchestrator implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger leaseStatus = new AtomicInteger(200);
    private final AtomicInteger originalsStatus = new AtomicInteger(200);
    private volatile Instant lastGrant = Instant.EPOCH;
    private volatile byte[] originals = new byte[0];
    private final AtomicInteger credentialsStatus = new AtomicInteger(200);
    private volatile byte[] credentials = "{}".getBytes(StandardCharsets.UTF_8);

    public ScriptedOrchestrator(String secret) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/internal/",
                exchange -> {
                    byte[] request = exchange.getRequestBody().readAllBytes();
                    String path = exchange.getRequestURI().getPath();
                    int status;
                    if (!("Bearer " + secret)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                        status = 401;
                    } else if (path.endsWith("/lease")
                            && new String(request, StandardCharsets.UTF_8).contains("workerId")) {
                        status = leaseStatus.get();
                        lastGrant = status == 200 ? Instant.now() : lastGrant;
                    } else if (path.endsWith("/credentials")) {
                        status = credentialsStatus.get();
                    } else {
                        status = path.endsWith("/originals") ? originalsStatus.get() : 404;
                    }
                    byte[] answer =
                            path.endsWith("/originals")
                                    ? originals
                                    : path.endsWith("/credentials") ? credentials : new byte[0];
                    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answerLeasesWith(int status) {
        leaseStatus.set(status);
    }

    /** When a lease was last asked for and granted. */
    public Instant lastGrant() {
        return lastGrant;
    }

    public void answerOriginalsWith(int status) {
        originalsStatus.set(status);
    }

    public void answerCredentialsWith(int status, String json) {
        credentialsStatus.set(status);
        credentials = json.getBytes(StandardCharsets.UTF_8);
    }

    public void exportOriginals(byte[] lines) {
        originals = lines.clone();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
