package org.diancang.check.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Misbehaving servers, each at a loopback address of its own so that none waits for another, and a
 * good one with forty pages that leads to them all.
 */
final class HostileSite implements AutoCloseable {
    static final int GOOD_PAGES = 40;

    /** Addresses that may be crawled for it. */
    static final List<String> ADDRESSES = List.of("127.0.0.3/32", "127.0.7.0/24");

    private static final int LONGEST_HEAD = 2 << 20;
    private static final int WAITING = 200;

    private final List<Behaviour> behaviours = Behaviours.all();
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<ServerSocket> servers = new ArrayList<>();
    private final HostileNames names;
    private final int port;
    private final Map<String, Integer> tlsPorts = new HashMap<>();

    /** Serves; certificates are made in a folder. */
    HostileSite(Path folder) throws IOException, InterruptedException {
        InetAddress main = InetAddress.getByName("127.0.0.3");
        port = listen(new ServerSocket(), main, 0);
        Certificates certificates = new Certificates(folder);
        Map<String, InetAddress> addresses = new HashMap<>();
        for (Behaviour behaviour : behaviours) {
            replies.put(behaviour.host() + behaviour.path(), behaviour.reply());
            InetAddress address = InetAddress.getByName("127.0.7." + (addresses.size() + 1));
            addresses.put(behaviour.host(), address);
            listen(new ServerSocket(), address, port);
            if (behaviour.isTls()) {
                tlsPorts.put(
                        behaviour.host(),
                        listen(certificates.server(behaviour.host()), address, 0));
            }
        }
        names = new HostileNames(main, addresses);
    }

    private int listen(ServerSocket server, InetAddress address, int wanted) throws IOException {
        server.bind(new InetSocketAddress(address, wanted), WAITING);
        servers.add(server);
        Thread.ofPlatform().daemon().name("hostile-" + address).start(() -> accept(server));
        return server.getLocalPort();
    }

    String dns() {
        return names.hostAndPort();
    }

    List<Behaviour> behaviours() {
        return behaviours;
    }

    String url(Behaviour behaviour) {
        return behaviour.isTls()
                ? "https://"
                        + behaviour.host()
                        + ":"
                        + tlsPorts.get(behaviour.host())
                        + behaviour.path()
                : "http://" + behaviour.host() + ":" + port + behaviour.path();
    }

    String seed() {
        return "http://" + Behaviour.MAIN + ":" + port + "/";
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket connection = from.accept();
                // Not virtual ones: one that floods would keep the others from answering in time.
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            } catch (IOException e) {
                if (!from.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = connection.getOutputStream()) {
            String head = head(in);
            String[] request = head.split("\r\n", 2)[0].split(" ", -1);
            if (request.length < 2) {
                return;
            }
            reply(host(head), request[1]).write(request[1], out, connection);
            out.flush();
        } catch (IOException e) {
            // Whoever asked has hung up, which is what most of these deserve.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(String host, String path) {
        if (path.equals("/robots.txt")) {
            return (p, out, connection) -> {
                OutputStream named = new NamingPort(out, port);
                NamesAndRules.robots(host).write(p, named, connection);
                named.flush();
            };
        }
        if (path.equals("/sitemap.xml") && host.startsWith("sitemap-bomb")) {
            return NamesAndRules.sitemap();
        }
        if (host.equals(Behaviour.MAIN) && (path.equals("/") || path.startsWith("/good/"))) {
            return Reply.html(path.equals("/") ? index() : "<p>好页 " + path + "</p>");
        }
        Reply exact = replies.get(host + path);
        if (exact != null) {
            return exact;
        }
        return behaviours.stream()
                .filter(b -> b.host().equals(host) && b.spread() != Behaviour.Spread.PAGE)
                .findFirst()
                .map(Behaviour::reply)
                .orElse(
                        Reply.raw(
                                "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n"
                                        + "Content-Length: 2\r\n\r\nno"));
    }

    private String index() {
        String bad =
                behaviours.stream()
                        .map(b -> "<a href='" + url(b) + "'>" + b.name() + "</a>\n")
                        .collect(Collectors.joining());
        String good =
                IntStream.range(0, GOOD_PAGES)
                        .mapToObj(i -> "<a href='/good/" + i + "'>好</a>\n")
                        .collect(Collectors.joining());
        return "<title>入口</title>" + bad + good;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD
                && (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0)) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static String host(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("host:"))
                .map(line -> line.substring(5).strip().replaceAll(":[0-9]+$", ""))
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    /** Puts the port in where a reply could not know it. */
    private static final class NamingPort extends OutputStream {
        private final OutputStream out;
        private final int port;

        NamingPort(OutputStream out, int port) {
            this.out = out;
            this.port = port;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
            out.write(
                    text.contains(":PORT/")
                            ? text.replace(":PORT/", ":" + port + "/")
                                    .getBytes(StandardCharsets.ISO_8859_1)
                            : java.util.Arrays.copyOfRange(bytes, from, from + length));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
        names.close();
    }
}
