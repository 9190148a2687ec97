package org.diancang.bench.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Latencies;
import org.diancang.events.ResourceCaptured;
import org.diancang.launcher.LauncherException;
import tools.jackson.databind.JsonNode;

/**
 * How soon after its record was written a page is found by a word that it alone has, at a steady
 * rate of captures. Every twentieth is watched: one search each step asks for all that wait.
 */
final class SearchableDelay {
    private static final int RATE = 200;
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int WATCHED = 20;
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration GIVE_UP = Duration.ofSeconds(30);

    /** Words that one search asks for at most. */
    private static final int ASKED = 15;

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int CHARACTERS = 700;

    private final SearchArena arena;
    private final GovernmentPages texts;
    private final PrintStream out;
    private final RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(8);
    private final Map<String, Instant> waiting = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();

    SearchableDelay(SearchArena arena, TextChain chain, PrintStream out) {
        this.arena = arena;
        this.texts = new GovernmentPages(chain);
        this.out = out;
    }

    Figure measure() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        var failure = new AtomicReference<Exception>();
        Thread watching =
                Thread.ofPlatform()
                        .name("watch")
                        .start(
                                () -> {
                                    try {
                                        watch(begin.plus(LENGTH));
                                    } catch (IOException | InterruptedException e) {
                                        failure.set(e);
                                    }
                                });
        double rate = capture();
        watching.join();
        if (failure.get() != null) {
            throw new LauncherException("searches failed while captures came in", failure.get());
        }
        waiting.values().forEach(_ -> latencies.miss());
        out.printf("searchable: slowest, seconds@second: %s%n", latencies.slowest(begin));
        return new Figure(
                "fulltext.searchable_p99",
                latencies.percentile(0.99),
                PROMISED.toSeconds(),
                "s",
                1,
                true,
                "%d of the captures of %d s at %.0f/s watched, %d not found; half within %.1f s"
                        .formatted(
                                latencies.count(),
                                LENGTH.toSeconds(),
                                rate,
                                latencies.missed(),
                                latencies.percentile(0.5)));
    }

    /** Captures a second that were told of. */
    private double capture() throws IOException {
        int count = RATE * (int) LENGTH.toSeconds();
        long begin = System.nanoTime();
        try (var warc = new PageWarc(arena.warcs(), 2)) {
            for (int i = 0; i < count; i++) {
                long due = begin + i * 1_000_000_000L / RATE;
                LockSupport.parkNanos(due - System.nanoTime());
                String word = "kp" + Integer.toString(46_656 + i, 36) + "x";
                ResourceCaptured capture = warc.write(page(word, i), Instant.now()).build();
                if (i % WATCHED == 0) {
                    waiting.put(word, capture.writtenAt());
                }
                arena.announce(capture);
            }
            return count / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private SamplePage page(String word, int number) {
        PageText text = texts.text(CHARACTERS, "utf-8", random);
        List<String> paragraphs = new ArrayList<>(text.paragraphs());
        paragraphs.addFirst("档案编号 " + word + " 。");
        var marked =
                new PageText(
                        text.title(),
                        paragraphs,
                        text.menu(),
                        text.beside(),
                        text.day(),
                        text.declared());
        return new SamplePage(
                "http://www.xinshi%d.gov.cn/%s.html".formatted(number % 50, word),
                "text/html; charset=utf-8",
                GovernmentPages.markup(marked, random).getBytes(UTF_8));
    }

    private void watch(Instant lastCapture) throws IOException, InterruptedException {
        while (Instant.now().isBefore(lastCapture.plus(GIVE_UP))) {
            LockSupport.parkNanos(STEP.toNanos());
            List<String> oldest =
                    waiting.entrySet().stream()
                            .sorted(Map.Entry.comparingByValue())
                            .limit(ASKED)
                            .map(Map.Entry::getKey)
                            .toList();
            if (!oldest.isEmpty()) {
                seen(arena.search(question(oldest)), oldest);
            } else if (Instant.now().isAfter(lastCapture.plus(STEP.multipliedBy(10)))) {
                return;
            }
        }
    }

    private static String question(List<String> words) {
        return "facets=false&size=100&q="
                + URLEncoder.encode(words.stream().collect(Collectors.joining(" OR ")), UTF_8);
    }

    private void seen(JsonNode answer, List<String> words) {
        Instant now = Instant.now();
        for (JsonNode hit : answer.path("hits")) {
            String url = hit.path("url").asString();
            for (String word : words) {
                if (url.contains(word)) {
                    Instant writtenAt = waiting.remove(word);
                    if (writtenAt != null) {
                        latencies.add(writtenAt, Duration.between(writtenAt, now));
                    }
                }
            }
        }
    }
}
