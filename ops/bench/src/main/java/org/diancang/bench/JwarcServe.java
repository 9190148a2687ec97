package org.diancang.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.launcher.LauncherException;
import org.netpreserve.jwarc.WarcReader;

/**
 * {@code jwarc serve}, from the library's own jar, with the JVM's own settings. Version 0.36 sends
 * two answers of 404 behind each good one, so each is asked for on a connection of its own; wrk on
 * kept connections counts far fewer good ones.
 *
 * @param port where it listens
 */
record JwarcServe(BenchProcess process, int port) implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int LONGEST_HEAD = 1 << 16;
    private static final long LONGEST_START = 60_000_000_000L;
    private static final int PATIENCE_MS = 10_000;

    /** Starts it over one file, and waits until it has read what is in there. */
    static JwarcServe start(Path work, ReplayCorpus corpus)
            throws IOException, InterruptedException {
        Path jar =
                Path.of(
                        WarcReader.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        int port = BenchProcess.freePort();
        Path log = work.resolve("jwarc.log");
        var line =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                jar.toString(),
                                "serve",
                                corpus.warc().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        line.environment().put("PORT", Integer.toString(port));
        var serve = new JwarcServe(new BenchProcess(line.start(), log), port);
        try {
            serve.awaitAnswer(corpus.pages().getFirst());
        } catch (IOException | RuntimeException e) {
            serve.close();
            throw e;
        }
        return serve;
    }

    private void awaitAnswer(String path) throws IOException {
        long end = System.nanoTime() + LONGEST_START;
        while (true) {
            try {
                ask(path);
                return;
            } catch (java.net.ConnectException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    /** Good answers a second, eight asked for at a time. */
    double rate(List<String> paths, int seconds, int seed) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        List<Future<Integer>> counts = new ArrayList<>();
        try (ExecutorService asking = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var random = new SplittableRandom(seed * 100L + i);
                counts.add(
                        asking.submit(
                                () -> {
                                    int answers = 0;
                                    for (; System.nanoTime() < end; answers++) {
                                        ask(paths.get(random.nextInt(paths.size())));
                                    }
                                    return answers;
                                }));
            }
            int all = 0;
            for (Future<Integer> count : counts) {
                all += count.get();
            }
            return all / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new LauncherException("jwarc serve does not answer", e);
        }
    }

    /** Asks as its own service worker does: else it sends the worker, and no page. */
    private void ask(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            String asked =
                    "GET /replay/%s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nx-serviceworker: 1\r\n\r\n"
                            .formatted(ReplayCorpus.TIMESTAMP, path, port);
            socket.getOutputStream().write(asked.getBytes(ISO_8859_1));
            InputStream in = new BufferedInputStream(socket.getInputStream(), LONGEST_HEAD);
            String head = head(in);
            int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
            if (!head.startsWith("HTTP/1.1 200") || at < 0) {
                throw new LauncherException("jwarc serve answers " + head.lines().findFirst());
            }
            int end = head.indexOf('\r', at);
            in.skipNBytes(Long.parseLong(head.substring(at + 15, end).strip()));
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    @Override
    public void close() {
        process.close();
    }
}
