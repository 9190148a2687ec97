package org.diancang.bench.fulltext;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diancang.bench.measure.AskedProcess;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.events.ResourceCaptured;
import org.diancang.url.UrlKey;

/**
 * The way from a capture's event to the index's acknowledgement, by turns with extraction alone and
 * with the same way taken by one capture after the other. All read the same records.
 */
final class PipelineFigures {
    private static final int PAGES = 300;

    /**
     * Long rounds: the rate is that of the way when it is full, not of its filling and emptying.
     */
    private static final int PASSES = 12;

    private static final int SINGLE_PASSES = 2;

    /** Rounds that do not count: compilers are at work in all parts meanwhile. */
    private static final int WARM = 4;

    private static final int ROUNDS = 6;
    private static final String SINGLE_TOPIC = "one-at-a-time";

    private final SearchArena arena;
    private final Loops loops;
    private final PrintStream out;
    private int passes;

    PipelineFigures(SearchArena arena, Loops loops, PrintStream out) {
        this.arena = arena;
        this.loops = loops;
        this.out = out;
    }

    List<Figure> measure(Corpus corpus) throws IOException, InterruptedException {
        arena.makeTopic(SINGLE_TOPIC);
        List<SamplePage> pages = corpus.pages().subList(0, Math.min(PAGES, corpus.pages().size()));
        List<ResourceCaptured.Builder> captures = new ArrayList<>();
        Path warc;
        try (var written = new PageWarc(arena.warcs(), 1)) {
            for (SamplePage page : pages) {
                captures.add(written.write(page, Instant.now()));
            }
            warc = written.path();
        }
        var extraction = new Pairs();
        var single = new Pairs();
        try (AskedProcess alone = loops.ours(warc);
                AskedProcess one =
                        loops.single(
                                arena.stack().bootstrapServers(),
                                SINGLE_TOPIC,
                                arena.stack().elasticsearchUrl(),
                                arena.warcs().toString());
                Acknowledged acknowledged = arena.acknowledged()) {
            for (int round = 0; round < WARM + ROUNDS; round++) {
                CpuUse use = CpuUse.begin();
                double pipeline = pipeline(captures, pages, acknowledged);
                String cost = use.since((long) PASSES * captures.size());
                use = CpuUse.begin();
                double extracted = extraction(alone, captures.size());
                String bare = use.since((long) PASSES * captures.size());
                double oneByOne = single(captures, pages, one);
                out.printf(
                        "pipeline%s: %.0f pages/s, extraction alone %.0f, one at a time %.0f;"
                                + " ms of a core a page: in the pipeline %s, alone %s%n",
                        round < WARM ? " (warming up)" : "",
                        pipeline,
                        extracted,
                        oneByOne,
                        cost,
                        bare);
                if (round >= WARM) {
                    extraction.ours(pipeline);
                    extraction.theirs(extracted);
                    single.ours(pipeline);
                    single.theirs(oneByOne);
                }
            }
        }
        return List.of(
                extraction.figure(
                        "fulltext.pipeline",
                        "pages/s",
                        0.8,
                        false,
                        "event to acknowledgement, against extraction alone on all cores"),
                single.figure(
                        "fulltext.pipeline_single",
                        "pages/s",
                        3,
                        false,
                        "against one capture after the other, each acknowledged"));
    }

    private double pipeline(
            List<ResourceCaptured.Builder> captures,
            List<SamplePage> pages,
            Acknowledged acknowledged) {
        long before = acknowledged.count();
        long begin = System.nanoTime();
        for (int pass = 0; pass < PASSES; pass++) {
            passes++;
            for (int i = 0; i < captures.size(); i++) {
                arena.announce(again(captures.get(i), pages.get(i)));
            }
        }
        arena.flush();
        long count = (long) PASSES * captures.size();
        acknowledged.await(before + count);
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    /** As many pages as in the pipeline, so that its compilers have had as much to go by. */
    private static double extraction(AskedProcess alone, int pages) throws IOException {
        double seconds = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            seconds += pages / Double.parseDouble(alone.ask("rate 0 " + pages));
        }
        return (double) PASSES * pages / seconds;
    }

    private double single(
            List<ResourceCaptured.Builder> captures, List<SamplePage> pages, AskedProcess one)
            throws IOException {
        for (int pass = 0; pass < SINGLE_PASSES; pass++) {
            passes++;
            for (int i = 0; i < captures.size(); i++) {
                arena.announce(SINGLE_TOPIC, again(captures.get(i), pages.get(i)));
            }
        }
        arena.flush();
        return Double.parseDouble(one.ask("take " + SINGLE_PASSES * captures.size()));
    }

    /** The same record under another address is another page. */
    private ResourceCaptured again(ResourceCaptured.Builder capture, SamplePage page) {
        String url = page.url() + "?" + passes;
        return capture.url(url).urlkey(UrlKey.of(url).toString()).writtenAt(Instant.now()).build();
    }
}
