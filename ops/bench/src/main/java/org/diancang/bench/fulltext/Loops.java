package org.diancang.bench.fulltext;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diancang.bench.measure.AskedProcess;

/**
 * Processes that do one thing, as fast as they can. Those of ours are main classes among the
 * indexer's tests, on which this module does not depend.
 */
final class Loops {
    private static final String OURS = "org.diancang.indexer.fulltext.extract.ExtractionLoop";
    private static final String SINGLE = "org.diancang.indexer.fulltext.messaging.OneAtATime";

    private static final String LOADER = "org.diancang.indexer.fulltext.extract.PageLoad";

    private final Path root;
    private final Path work;

    Loops(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    /** Our extraction of the pages of a WARC file. */
    AskedProcess ours(Path warc) throws IOException {
        return start("ours.log", indexerClassPath(), OURS, warc.toString());
    }

    /** Tika's. */
    AskedProcess tika(Path warc) throws IOException {
        Path target = root.resolve("ops/bench/target");
        String classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib/*");
        return start("tika.log", classPath, TikaLoop.class.getName(), warc.toString());
    }

    /** Takes pages on its standard input into the index. */
    AskedProcess loader(String elasticsearch) throws IOException {
        return start("loader.log", indexerClassPath(), LOADER, elasticsearch);
    }

    /** The way into the index, one capture after the other. */
    AskedProcess single(String... arguments) throws IOException {
        return start("single.log", indexerClassPath(), SINGLE, arguments);
    }

    private String indexerClassPath() {
        Path target = root.resolve("indexer/target");
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                target.resolve("lib") + "/*");
    }

    private AskedProcess start(String log, String classPath, String main, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(SearchArena.JVM);
        // Nobody reads what they would say at every step.
        Path silent = Files.writeString(work.resolve("silent.xml"), "<configuration/>");
        line.add("-Dlogback.configurationFile=" + silent);
        line.addAll(List.of("-cp", classPath, main));
        line.addAll(List.of(arguments));
        return AskedProcess.java(work.resolve(log), line);
    }
}
