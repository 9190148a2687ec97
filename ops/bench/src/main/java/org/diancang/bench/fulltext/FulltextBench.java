package org.diancang.bench.fulltext;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.AskedProcess;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.WorkFolder;

/** The search index: extraction, the way into it, and what searches take. */
public final class FulltextBench implements Callable<List<Figure>> {
    private static final int DOCUMENTS = 100_000;
    private static final int DOCUMENTS_FULL = 1_000_000;

    private final int documents;
    private final PrintStream out;

    /**
     * @param full whether a million documents are searched, and not a hundred thousand
     */
    public FulltextBench(boolean full, PrintStream out) {
        this.documents = full ? DOCUMENTS_FULL : DOCUMENTS;
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path target = Files.createDirectories(root.resolve("ops/bench/target"));
        Path work = Files.createTempDirectory(target, "fulltext-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAll(work)));
        try {
            Corpus corpus = Corpus.make(target.resolve("debian-pages"), out);
            return measure(root, work, corpus);
        } finally {
            WorkFolder.delete(work);
        }
    }

    private List<Figure> measure(Path root, Path work, Corpus corpus)
            throws IOException, InterruptedException {
        var loops = new Loops(root, work);
        var extraction = new ExtractionFigures(loops, work);
        List<Figure> figures = new ArrayList<>();
        figures.add(extraction.speed(corpus));
        figures.addAll(extraction.truth(new LabelledSample().pages()));
        try (SearchArena arena = SearchArena.start(root, work)) {
            // First, so that what is measured is an index that has been at work for a while.
            try (AskedProcess loader = loops.loader(arena.stack().elasticsearchUrl())) {
                new DocumentLoad(corpus.chain(), out).load(loader, documents);
            }
            figures.addAll(new PipelineFigures(arena, loops, out).measure(corpus));
            figures.add(new SearchableDelay(arena, corpus.chain(), out).measure());
            figures.addAll(new SearchFigures(arena, documents, out).measure());
        }
        return figures;
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
}
