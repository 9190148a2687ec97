package org.diancang.engine;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a loopback address and a free port. */
final class LoopbackServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /** Starts one that has everything answered by one handler, in a thread for each request. */
    static LoopbackServer start(String address, HttpHandler handler) throws IOException {
        LoopbackServer started =
                new LoopbackServer(HttpServer.create(new InetSocketAddress(address, 0), 0));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", handler);
        started.server.start();
        return started;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
