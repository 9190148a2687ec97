package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.launcher.LauncherException;

/** Exact look-ups on eight connections: by turns with a reference, and while lines come in. */
final class CdxLookUps {
    static final String RATE_FIGURE = "cdx.lookup";
    static final String P99_FIGURE = "cdx.lookup_p99";

    private static final int WARMING_UP = 3;
    private static final int SECONDS = 4;
    private static final int SECONDS_LOADED = 8;
    private static final int SEED = 100;

    private final Wrk wrk;
    private final int rounds;
    private final PrintStream out;
    private final Pairs rate = new Pairs();
    private final Pairs p99 = new Pairs();

    CdxLookUps(Wrk wrk, int rounds, PrintStream out) {
        this.wrk = wrk;
        this.rounds = rounds;
        this.out = out;
    }

    /** Look-ups a second. */
    Pairs rate() {
        return rate;
    }

    /** Ours, and by turns what it is held against. */
    void measure(URI ours, Optional<URI> reference) throws IOException, InterruptedException {
        wrk.run(ours, WARMING_UP, SEED);
        if (reference.isPresent()) {
            wrk.run(reference.get(), WARMING_UP, SEED);
        }
        for (int round = 1; round <= rounds; round++) {
            if (reference.isPresent() && round % 2 == 1) {
                theirs(reference.get(), round);
            }
            Wrk.Result result = wrk.run(ours, SECONDS, round);
            rate.ours(result.rate());
            p99.ours(result.p99());
            if (reference.isPresent() && round % 2 == 0) {
                theirs(reference.get(), round);
            }
        }
        out.println("ours: " + rate.oursAlone() + " look-ups/s");
    }

    private void theirs(URI reference, int seed) throws IOException, InterruptedException {
        Wrk.Result result = wrk.run(reference, SECONDS, seed);
        rate.theirs(result.rate());
        p99.theirs(result.p99());
    }

    List<Figure> againstPeer() {
        String what = "exact look-ups on 8 connections, both stores compacted where they can be";
        return List.of(
                rate.figure(RATE_FIGURE, "look-ups/s", 1.8, false, what),
                p99.figure(P99_FIGURE, "ms", 1.0, true, what));
    }

    /** Ours while lines come in, against ours without. */
    Figure loaded(DiancangCdx ours, String collection, CdxLines.Part lines)
            throws IOException, InterruptedException {
        var enough = new AtomicBoolean();
        List<Double> ingested = new ArrayList<>();
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<?> posting =
                    beside.submit(
                            () -> {
                                do {
                                    String name = "bench-beside-" + ingested.size();
                                    ingested.add(ours.ingest(name, lines));
                                } while (!enough.get());
                                return null;
                            });
            Wrk.Result result;
            try {
                result = wrk.run(ours.lookUp(collection), SECONDS_LOADED, SEED + 1);
            } finally {
                enough.set(true);
            }
            posting.get();
            return new Figure(
                    "cdx.lookup_p99_ingesting",
                    result.p99(),
                    p99.median(),
                    "ms",
                    5.0,
                    true,
                    "%.0f look-ups/s beside %.0f lines/s, against p99 alone"
                            .formatted(result.rate(), Pairs.median(ingested)));
        } catch (ExecutionException e) {
            throw new LauncherException("ingest beside look-ups failed: " + e.getCause(), e);
        }
    }
}
