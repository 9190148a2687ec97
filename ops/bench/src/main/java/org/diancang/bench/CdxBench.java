package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;

/**
 * The CDX index beside OutbackCDX: how fast it takes lines in and finds them, and what that costs.
 * Where no peer is named, what keeps it from slipping is measured instead.
 */
final class CdxBench implements Callable<List<Figure>> {
    private static final int URLS = 20_000;
    private static final int COMPARED = 200;

    /** Without these the bench is not met. */
    private static final List<String> OF_PEER =
            List.of(
                    CdxIngest.WARM_FIGURE,
                    CdxIngest.COLD_FIGURE,
                    CdxRoom.STORE_FIGURE,
                    CdxLookUps.RATE_FIGURE,
                    CdxLookUps.P99_FIGURE);

    private final Scale scale;
    private final Optional<String> peer;
    private final PrintStream out;

    /**
     * How much is measured.
     *
     * @param lines of each ingest, a multiple of the step
     * @param growth lines by tenths, a multiple of ten steps
     * @param rounds of ingest and of look-ups
     * @param step every so manyth line can begin a part
     */
    record Scale(int lines, int growth, int rounds, int step) {
        static final Scale DECIDING = new Scale(1_000_000, 5_000_000, 5, 100_000);
        static final Scale FULL = new Scale(1_000_000, 20_000_000, 5, 100_000);
    }

    /**
     * @param peer address or jar
     */
    CdxBench(Scale scale, Optional<String> peer, PrintStream out) {
        this.scale = scale;
        this.peer = peer;
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Optional<CdxPeer> named = peer.map(CdxPeer::named);
        Path root = Path.of(System.getProperty("diancang.root"));
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("ops/bench/target")), "cdx-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAll(work)));
        try {
            Wrk wrk = Wrk.of(work, CdxCorpus.someUrls(scale.lines(), URLS));
            CdxLines lines =
                    CdxLines.write(work.resolve("lines.cdx"), scale.growth(), scale.step());
            List<Figure> figures = measure(root, work, named, wrk, lines);
            return verdict(named.isPresent(), figures, out);
        } finally {
            WorkFolder.delete(work);
        }
    }

    /** Whoever ends this process ends what it has started, and leaves no gigabytes behind. */
    private static void endAll(Path work) {
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.destroyForcibly();
            child.onExit().join();
        }
        if (Files.exists(work)) {
            WorkFolder.delete(work);
        }
    }

    private List<Figure> measure(
            Path root, Path work, Optional<CdxPeer> named, Wrk wrk, CdxLines lines)
            throws IOException, InterruptedException {
        CdxLines.Part million = lines.part(0, scale.lines());
        var ingest = new CdxIngest(root, work, named, million, out);
        for (int round = 1; round < scale.rounds(); round++) {
            ingest.round(round);
        }
        List<Figure> figures = new ArrayList<>();
        try (CdxArena arena = ingest.last()) {
            figures.addAll(ingest.figures());
            DiancangCdx ours = arena.ours();
            int answer = arena.agree(CdxIngest.WARM, CdxCorpus.someUrls(scale.lines(), COMPARED));
            figures.addAll(
                    new CdxRoom(arena, List.of(CdxIngest.COLD, CdxIngest.WARM), 2 * million.bytes())
                            .measure());
            var lookUps = new CdxLookUps(wrk, scale.rounds(), out);
            if (arena.theirs().isPresent()) {
                lookUps.measure(
                        ours.lookUp(CdxIngest.WARM),
                        arena.theirs().map(theirs -> theirs.lookUp(CdxIngest.WARM)));
                figures.addAll(lookUps.againstPeer());
            } else {
                var guards = new CdxGuards(root, work, scale.rounds());
                figures.add(guards.lookUps(lookUps, ours, answer));
                figures.add(guards.ingest(ingest.warm(), million));
            }
            figures.add(
                    new CdxRefusals(ours.client().http(), ours.dialects(CdxIngest.WARM)).measure());
            // Before more is loaded, which takes memory until it is put in order.
            figures.addAll(new CdxPrefix(ours, CdxIngest.WARM, scale.lines()).measure());
            figures.add(lookUps.loaded(ours, CdxIngest.WARM, million));
            ingest.strict(arena);
            figures.add(new CdxGrowth(ours, lines, out).measure(scale.growth()));
            figures.add(memory(ours));
        }
        return figures;
    }

    private static Figure memory(DiancangCdx ours) {
        return new Figure(
                "cdx.memory",
                ours.memory().most(),
                DiancangCdx.BOUND_MB,
                "MB",
                1.0,
                true,
                "resident at most over all of this; heap 256 MB, stores 128 MB");
    }

    /** What was not measured against the peer is not met, however good the rest is. */
    static List<Figure> verdict(boolean peer, List<Figure> figures, PrintStream out) {
        List<String> lacking = new ArrayList<>(OF_PEER);
        lacking.removeAll(figures.stream().map(Figure::name).toList());
        if (lacking.isEmpty() || figures.stream().anyMatch(figure -> !figure.met())) {
            return figures;
        }
        figures.forEach(figure -> out.println(figure.line()));
        throw new LauncherException(
                peer
                        ? "not measured with this peer: " + String.join(", ", lacking)
                        : "peer absent");
    }
}
