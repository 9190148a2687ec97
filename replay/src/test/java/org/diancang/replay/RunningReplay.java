package org.diancang.replay;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.replay.content.ContentPort;
import org.diancang.replay.proxy.ProxyServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service over a small archive, spoken to byte by byte so that no client tidies addresses. */
public final class RunningReplay implements AutoCloseable {
    private final Archive archive;
    private final ConfigurableApplicationContext context;
    private final int reader;
    private final int content;
    private final int proxy;

    /** On any ports, under the names that it has by default. */
    public RunningReplay() throws IOException {
        this("--server.port=0", "--diancang.content.port=0");
    }

    private RunningReplay(String... settings) throws IOException {
        Path data = Files.createTempDirectory("replay");
        archive = new Archive(data);
        SpringApplication application = new SpringApplication(ReplayApplication.class);
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--diancang.data=" + data);
        arguments.add("--diancang.indexer.address=" + archive.indexerAddress());
        // Rules and captures of tests change between one request and the next.
        arguments.add("--diancang.indexer.trusted-for=0s");
        arguments.add("--diancang.orchestrator.address=" + archive.indexerAddress());
        arguments.add("--diancang.internal-secret-file=" + data.resolve("secret"));
        // Readers of 127.0.0.9 sit in a reading room; 127.0.0.8 is a proxy that is believed.
        if (arguments.stream().noneMatch(one -> one.startsWith("--diancang.access.groups"))) {
            arguments.add("--diancang.access.groups.reading-room=127.0.0.9/32,10.20.0.0/16");
        }
        arguments.add("--diancang.access.trusted-proxies=127.0.0.8");
        arguments.add("--diancang.access.contact=takedown@library.example");
        arguments.add("--diancang.access.blocked-by=https://library.example/");
        arguments.add("--diancang.proxy.enabled=true");
        arguments.add("--diancang.proxy.port=0");
        arguments.add("--logging.level.root=WARN");
        context = application.run(arguments.toArray(String[]::new));
        reader =
                Integer.parseInt(
                        Optional.ofNullable(
                                        context.getEnvironment().getProperty("local.server.port"))
                                .orElseThrow());
        content = context.getBean(ContentPort.class).number();
        proxy = context.getBean(ProxyServer.class).address().getPort();
    }

    /** On any ports, set otherwise than by default: {@code --key=value}. */
    public static RunningReplay set(String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--diancang.content.port=0"));
        all.addAll(List.of(settings));
        return new RunningReplay(all.toArray(String[]::new));
    }

    /** On free ports, under names that a browser reaches, with further settings. */
    public static RunningReplay forBrowsers(String... more) throws IOException {
        int[] free = new int[2];
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            free[0] = first.getLocalPort();
            free[1] = second.getLocalPort();
        }
        return forBrowsersAt(free[0], free[1], more);
    }

    /** Under names that a browser reaches, where another stood that was closed. */
    public static RunningReplay forBrowsersAt(int reader, int content, String... more)
            throws IOException {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--server.port=" + reader,
                                "--diancang.reader.origin=http://reader.localhost:" + reader,
                                "--diancang.content.port=" + content,
                                "--diancang.content.origin=http://content.localhost:" + content));
        settings.addAll(List.of(more));
        return new RunningReplay(settings.toArray(String[]::new));
    }

    /** Origin of the reader site, for {@link #forBrowsers()}. */
    public String readerOrigin() {
        return "http://reader.localhost:" + reader;
    }

    /** Origin of the content site, for {@link #forBrowsers()}. */
    public String contentOrigin() {
        return "http://content.localhost:" + content;
    }

    /** The port of the reader site. */
    public int readerPort() {
        return reader;
    }

    /** The port of the content site. */
    public int contentPort() {
        return content;
    }

    /** The port of the proxy. */
    public int proxyPort() {
        return proxy;
    }

    /** Asks the proxy, which listens on loopback. */
    public Answer proxy(String target, String... headers) throws IOException {
        return ask(proxy, "GET", target, headers);
    }

    /** Asks the proxy from another address of this machine. */
    public Answer proxyFrom(String address, String method, String target, String... headers)
            throws IOException {
        return ask(address, proxy, method, target, headers);
    }

    /** Posts a body to the proxy. */
    public Answer proxyPost(String target, String contentType, byte[] body) throws IOException {
        return post("127.0.0.1", proxy, target, contentType, body);
    }

    /** Sends the form of the proxy's page, from another address of this machine. */
    public Answer proxyChoose(String address, String target, String form, String origin)
            throws IOException {
        return post(
                address,
                proxy,
                target,
                "application/x-www-form-urlencoded\r\nOrigin: " + origin,
                form.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Archive archive() {
        return archive;
    }

    /** An answer: status, header lines, body without its transfer encoding. */
    public record Answer(int status, List<String> headers, byte[] body) {
        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(
                            h ->
                                    h.toLowerCase(Locale.ROOT)
                                            .startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(h -> h.substring(name.length() + 1).strip())
                    .findFirst();
        }

        public String text() {
            return text(StandardCharsets.UTF_8);
        }

        public String text(Charset charset) {
            return new String(body, charset);
        }
    }

    public Answer reader(String target, String... headers) throws IOException {
        return ask(reader, "GET", target, headers);
    }

    public Answer content(String target, String... headers) throws IOException {
        return ask(content, "GET", target, headers);
    }

    public Answer contentWith(String method, String target, String... headers) throws IOException {
        return ask(content, method, target, headers);
    }

    /** Posts a body to the content site. */
    public Answer post(String target, String contentType, byte[] body) throws IOException {
        return post("127.0.0.1", content, target, contentType, body);
    }

    private static Answer post(
            String from, int port, String target, String contentType, byte[] body)
            throws IOException {
        try (Socket socket =
                new Socket(
                        InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            String head =
                    "POST %s HTTP/1.1\r\nConnection: close\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(target, host(target), contentType, body.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return read(socket.getInputStream());
        }
    }

    /** The host of an absolute target, as clients of a proxy repeat it (RFC 9112 §3.2.2). */
    private static String host(String target) {
        return target.matches("https?://[^/]+/.*")
                ? target.replaceFirst("https?://([^/]+)/.*", "$1")
                : "replay.test";
    }

    /** Asks from another address of this machine. */
    public Answer from(String address, boolean content, String target, String... headers)
            throws IOException {
        return ask(address, content ? this.content : reader, "GET", target, headers);
    }

    private static Answer ask(int port, String method, String target, String... headers)
            throws IOException {
        return ask("127.0.0.1", port, method, target, headers);
    }

    private static Answer ask(
            String from, int port, String method, String target, String... headers)
            throws IOException {
        try (Socket socket =
                new Socket(
                        InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(120_000);
            StringBuilder request =
                    new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
            boolean host = false;
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
                host |= headers[i].equals("Host");
            }
            if (!host) {
                request.append("Host: ").append(host(target)).append("\r\n");
            }
            socket.getOutputStream()
                    .write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String whole = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        int end = whole.indexOf("\r\n\r\n");
        List<String> head = new ArrayList<>(List.of(whole.substring(0, end).split("\r\n")));
        int status = Integer.parseInt(head.removeFirst().split(" ")[1]);
        String body = whole.substring(end + 4);
        boolean chunked =
                head.stream().anyMatch(h -> h.equalsIgnoreCase("Transfer-Encoding: chunked"));
        return new Answer(
                status,
                List.copyOf(head),
                (chunked ? unchunk(body) : body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String unchunk(String body) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            int size = Integer.parseInt(body.substring(at, line).strip(), 16);
            if (size == 0) {
                break;
            }
            out.append(body, line + 2, line + 2 + size);
            at = line + 4 + size;
        }
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        context.close();
        archive.close();
    }
}
