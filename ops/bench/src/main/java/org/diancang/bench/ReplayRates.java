package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;

/** Answers a second on eight connections: ours by turns with jwarc's, and each kind of ours. */
final class ReplayRates {
    /** Seconds; after 8 of them the compilers still took a tenth of the machine. */
    private static final int WARMING_UP = 20;

    private static final int SECONDS = 4;
    private static final int SECONDS_OF_LISTS = 5;
    private static final int PROMISED_P99 = 20;
    private static final int SEED = 100;

    private final ReplayCorpus corpus;
    private final Wrk pages;
    private final Wrk images;
    private final Wrk one;
    private final int rounds;
    private final PrintStream out;
    private final Pairs againstJwarc = new Pairs();
    private final Pairs againstRaw = new Pairs();
    private final Pairs htmlP99 = new Pairs();
    private final Pairs rawP99 = new Pairs();
    private final Pairs imageP99 = new Pairs();
    private final Pairs imageRate = new Pairs();

    ReplayRates(Path work, ReplayCorpus corpus, int rounds, PrintStream out) throws IOException {
        this.corpus = corpus;
        this.pages = Wrk.ofPaths(work, "pages.txt", corpus.pages());
        this.images = Wrk.ofPaths(work, "images.txt", corpus.images());
        this.one = Wrk.ofPaths(work, "one.txt", List.of(""));
        this.rounds = rounds;
        this.out = out;
    }

    List<Figure> measure(ReplayService ours, JwarcServe jwarc)
            throws IOException, InterruptedException {
        pages.run(ours.captures(""), WARMING_UP, SEED);
        pages.run(ours.captures("id_"), WARMING_UP, SEED);
        jwarc.rate(corpus.pages(), WARMING_UP, SEED);
        for (int round = 1; round <= rounds; round++) {
            if (round % 2 == 1) {
                jwarc(jwarc, round);
            }
            ours(ours, round);
            if (round % 2 == 0) {
                jwarc(jwarc, round);
            }
        }
        out.println("images: " + imageRate.oursAlone() + " answers/s");
        return List.of(
                againstJwarc.figure(
                        "replay.html", "pages/s", 3, false, "rewritten, against jwarc serve"),
                againstRaw.figure(
                        "replay.html_to_raw", "pages/s", 0.6, false, "the same pages, raw"),
                promised("replay.html_p99", htmlP99),
                promised("replay.raw_p99", rawP99),
                promised("replay.image_p99", imageP99));
    }

    private void ours(ReplayService ours, int round) throws IOException, InterruptedException {
        Wrk.Result html = pages.run(ours.captures(""), SECONDS, round);
        Wrk.Result raw = pages.run(ours.captures("id_"), SECONDS, round);
        Wrk.Result image = images.run(ours.captures("im_"), SECONDS, round);
        againstJwarc.ours(html.rate());
        againstRaw.ours(html.rate());
        againstRaw.theirs(raw.rate());
        imageRate.ours(image.rate());
        htmlP99.ours(html.p99());
        rawP99.ours(raw.p99());
        imageP99.ours(image.p99());
    }

    private void jwarc(JwarcServe jwarc, int round) throws InterruptedException {
        againstJwarc.theirs(jwarc.rate(corpus.pages(), SECONDS, round));
    }

    private static Figure promised(String name, Pairs p99) {
        return new Figure(
                name,
                p99.median(),
                PROMISED_P99,
                "ms",
                1,
                true,
                "99 of 100 answers; median of the rounds " + p99.oursAlone());
    }

    /** What is asked for seldom, of a URL captured often: printed, held against nothing. */
    void lists(ReplayService ours) throws IOException, InterruptedException {
        list("calendar of 10,000 captures", ours.reader().resolve("/*/"), ReplayCorpus.OFTEN);
        list(
                "TimeMap of 10,000 captures",
                ours.content().resolve("/timemap/link/"),
                ReplayCorpus.OFTEN);
    }

    private void list(String what, URI below, String url) throws IOException, InterruptedException {
        URI address = URI.create(below + url);
        one.run(address, SECONDS_OF_LISTS, SEED);
        Wrk.Result result = one.run(address, SECONDS_OF_LISTS, SEED);
        out.printf(
                "%s: %.1f answers/s, p99 %.0f ms on 8 connections%n",
                what, result.rate(), result.p99());
    }
}
