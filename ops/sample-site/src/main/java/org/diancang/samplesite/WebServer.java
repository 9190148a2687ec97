package org.diancang.samplesite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP/1.1 on one port: keeps connections, states every length, a virtual thread a request. */
final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

    static {
        // Headers and body leave as two packets; Nagle would hold the second back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Binds a port; nothing is answered before {@link #answerBy}.
     *
     * @throws SampleSiteException if the port is taken
     */
    static WebServer bind(InetAddress address, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
            ExecutorService threads =
                    Executors.newThreadPerTaskExecutor(
                            Thread.ofVirtual().name("sample-site-", 0).factory());
            server.setExecutor(threads);
            return new WebServer(server, threads);
        } catch (IOException e) {
            throw new SampleSiteException(
                    "can't listen on " + address.getHostAddress() + ":" + port, e);
        }
    }

    void answerBy(Function<Request, Answer> site) {
        server.createContext("/", exchange -> handle(exchange, site));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange, Function<Request, Answer> site)
            throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = method.equals("HEAD");
            Answer answer =
                    head || method.equals("GET")
                            ? ByteRange.of(
                                    site.apply(request(exchange)), head ? null : range(exchange))
                            : Answer.html(405, "<!DOCTYPE html><title>405</title>");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body();
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            }
            // -1 is how this server is told to state a length of 0
            exchange.sendResponseHeaders(
                    answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("can't answer {}, the connection is dropped", exchange.getRequestURI(), e);
        }
    }

    /** None with {@code If-Range}: without validators no condition holds (RFC 9110 §13.1.5). */
    private static @Nullable String range(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("If-Range")
                ? null
                : exchange.getRequestHeaders().getFirst("Range");
    }

    private static Request request(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String host = withoutPort(exchange.getRequestHeaders().getFirst("Host"));
        String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
        String escaped =
                URI.create(path.startsWith("//") ? path.substring(1) : path).toASCIIString();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new Request(host, withUpperCaseEscapes(escaped), withUpperCaseEscapes(query));
    }

    private static String withUpperCaseEscapes(String text) {
        return ESCAPE.matcher(text).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
    }

    private static String withoutPort(@Nullable String authority) {
        if (authority == null) {
            return "";
        }
        int colon = authority.lastIndexOf(':');
        return (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
