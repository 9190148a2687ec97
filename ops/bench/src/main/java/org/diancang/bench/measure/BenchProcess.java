package org.diancang.bench.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diancang.launcher.LauncherException;
import org.diancang.stack.Children;

/** A JVM beside this one, with its output in a file. */
public record BenchProcess(Process process, Path log) implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);
    private static final int SHOWN = 3;

    /** Starts one with this JVM's Java. */
    public static BenchProcess java(Path log, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(arguments);
        return new BenchProcess(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    /** A port of this machine that nobody listens on. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until an address answers with 200. */
    public void awaitAnswer(HttpClient http, URI address) throws InterruptedException, IOException {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw failed("ended with code " + process.exitValue());
            }
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // Nobody listens there yet.
            }
        }
        throw failed("does not answer at " + address);
    }

    /** Waits for the end of one that ends by itself; its output. */
    public List<String> awaitEnd(Duration patience) throws InterruptedException, IOException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw failed("did not end within " + patience.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failed("ended with code " + process.exitValue());
        }
        return Files.readAllLines(log);
    }

    private LauncherException failed(String what) throws IOException {
        List<String> said = Files.readAllLines(log);
        return new LauncherException(
                "%s %s: %s"
                        .formatted(
                                log.getFileName(),
                                what,
                                String.join(
                                        " / ",
                                        said.subList(
                                                Math.max(0, said.size() - SHOWN), said.size()))));
    }

    @Override
    public void close() {
        Children.end(process.toHandle(), LONGEST_GOODBYE);
    }
}
