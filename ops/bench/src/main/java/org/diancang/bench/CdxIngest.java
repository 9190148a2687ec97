package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.bench.measure.WorkFolder;

/**
 * How fast lines are taken in: in each round either server starts anew, takes the lines and then
 * takes them again into another collection, alone on the machine. Those of the last round go on.
 */
final class CdxIngest {
    static final String WARM_FIGURE = "cdx.ingest_warm";
    static final String COLD_FIGURE = "cdx.ingest_cold";

    /** First into servers that have just started, then into others. */
    static final String COLD = "bench-cold";

    static final String WARM = "bench-warm";
    private static final String STRICT = "bench-strict";

    private final Path root;
    private final Path work;
    private final Optional<CdxPeer> peer;
    private final CdxLines.Part lines;
    private final PrintStream out;
    private final Pairs cold = new Pairs();
    private final Pairs warm = new Pairs();

    CdxIngest(Path root, Path work, Optional<CdxPeer> peer, CdxLines.Part lines, PrintStream out) {
        this.root = root;
        this.work = work;
        this.peer = peer;
        this.lines = lines;
        this.out = out;
    }

    Pairs cold() {
        return cold;
    }

    Pairs warm() {
        return warm;
    }

    /** A round of which nothing is kept; the peer begins every other. */
    void round(int number) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(work.resolve("round-" + number));
        if (number % 2 == 0) {
            ours(folder).close();
            theirs(folder).ifPresent(CdxServer::close);
        } else {
            theirs(folder).ifPresent(CdxServer::close);
            ours(folder).close();
        }
        WorkFolder.delete(folder);
        said("round " + number);
    }

    /** A round whose servers go on. The peer begins: it rests while ours is measured. */
    CdxArena last() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(work.resolve("round-last"));
        Optional<CdxServer> theirs = theirs(folder);
        try {
            var arena = new CdxArena(ours(folder), theirs);
            said("last round");
            return arena;
        } catch (IOException | InterruptedException | RuntimeException e) {
            theirs.ifPresent(CdxServer::close);
            throw e;
        }
    }

    /** How fast either is where a bad line would have all refused; no bar is held against it. */
    void strict(CdxArena arena) throws IOException, InterruptedException {
        out.printf("all or nothing: ours %.0f", strict(arena.ours()));
        if (arena.theirs().isPresent()) {
            out.printf(", peer %.0f", strict(arena.theirs().get()));
        }
        out.println(" lines/s");
    }

    private double strict(CdxServer server) throws IOException, InterruptedException {
        return server.client().ingest(server.strictIntake(STRICT), server.lookUp(STRICT), lines);
    }

    /** Figures against the peer; those that it can't give are left out. */
    List<Figure> figures() {
        String what = lines.lines() + " lines by POST until the last is seen, ";
        List<Figure> figures = new ArrayList<>();
        if (warm.isComplete()) {
            figures.add(warm.figure(WARM_FIGURE, "lines/s", 1.3, false, what + "warm"));
        }
        if (cold.isComplete()) {
            figures.add(cold.figure(COLD_FIGURE, "lines/s", 1.1, false, what + "just started"));
        }
        return figures;
    }

    private DiancangCdx ours(Path folder) throws IOException, InterruptedException {
        DiancangCdx ours = DiancangCdx.start(root, Files.createDirectory(folder.resolve("ours")));
        try {
            cold.ours(ours.ingest(COLD, lines));
            warm.ours(ours.ingest(WARM, lines));
            return ours;
        } catch (IOException | InterruptedException | RuntimeException e) {
            ours.close();
            throw e;
        }
    }

    private Optional<CdxServer> theirs(Path folder) throws IOException, InterruptedException {
        if (peer.isEmpty()) {
            return Optional.empty();
        }
        CdxServer theirs = peer.get().start(Files.createDirectory(folder.resolve("theirs")));
        try {
            double first = theirs.ingest(COLD, lines);
            if (peer.get().startsFresh()) {
                cold.theirs(first);
            }
            warm.theirs(theirs.ingest(WARM, lines));
            return Optional.of(theirs);
        } catch (IOException | InterruptedException | RuntimeException e) {
            theirs.close();
            throw e;
        }
    }

    private void said(String round) {
        out.printf("%s: ours cold %s, warm %s", round, cold.lastOfOurs(), warm.lastOfOurs());
        if (peer.isPresent()) {
            out.printf("; peer cold %s, warm %s", cold.lastOfTheirs(), warm.lastOfTheirs());
        }
        out.println(" lines/s");
    }
}
