package org.diancang.indexer.fulltext.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Main class of a process that does nothing but extract: {@code WARC}, then on standard input
 * {@code rate FROM TO} or {@code read FILE}. Started by {@code ./diancang bench fulltext}.
 */
final class ExtractionLoop {
    /** As the service has them when nobody sets others. */
    private static final ExtractionLimits LIMITS =
            new ExtractionLimits(32 << 20, 10 << 20, 500_000, Duration.ofSeconds(15));

    private final HtmlText html = new HtmlText(LIMITS);

    /** What was made of a page, as the benchmark reads it. */
    private record Reading(String url, String charset, String text) {}

    /** Answers until there is nothing more to read. */
    public static void main(String[] arguments) throws Exception {
        Path warc = Path.of(arguments[0]);
        List<Payload> pages = pages(warc);
        var loop = new ExtractionLoop();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            System.out.println(
                    words[0].equals("rate")
                            ? loop.rate(
                                    pages.subList(
                                            Integer.parseInt(words[1]), Integer.parseInt(words[2])))
                            : loop.write(pages, Path.of(words[1])));
        }
    }

    private static List<Payload> pages(Path warc) throws IOException {
        List<Payload> pages = new ArrayList<>();
        try (WarcReader reader = new WarcReader(warc)) {
            for (WarcRecord record : reader) {
                if (record instanceof WarcResponse response) {
                    try (InputStream body = response.http().body().stream()) {
                        pages.add(
                                new Payload(
                                        body.readAllBytes(),
                                        false,
                                        response.http().headers().first("Content-Type").orElse(""),
                                        response.target()));
                    }
                }
            }
        }
        return pages;
    }

    private Extraction.Text extract(Payload page) {
        try {
            if (TypeDetection.identify(page).isEmpty()) {
                throw new IllegalStateException(page.url());
            }
            return (Extraction.Text) html.extract(page, Deadline.in(LIMITS.time()));
        } catch (IOException e) {
            throw new IllegalStateException(page.url(), e);
        }
    }

    /** Pages a second, each taken once, with as many threads as there are cores. */
    private double rate(List<Payload> pages) throws InterruptedException {
        var next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int turn = next.getAndIncrement();
                                                turn < pages.size();
                                                turn = next.getAndIncrement()) {
                                            extract(pages.get(turn));
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return pages.size() / ((System.nanoTime() - begin) / 1e9);
    }

    private int write(List<Payload> pages, Path file) throws IOException {
        List<String> readings = new ArrayList<>();
        for (Payload page : pages) {
            Extraction.Text text = extract(page);
            readings.add(
                    JsonMapper.shared()
                            .writeValueAsString(
                                    new Reading(page.url(), text.charset(), text.text())));
        }
        Files.write(file, readings);
        return readings.size();
    }
}
