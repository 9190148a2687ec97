package org.diancang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import org.diancang.bench.measure.BenchProcess;

/**
 * Our replay service alone, with the heap and collector that the product starts it with.
 *
 * @param content where captures are
 * @param reader where the calendar is
 */
record ReplayService(BenchProcess process, URI content, URI reader) implements AutoCloseable {
    private static final String HEAP = "-Xmx320m";

    /** More options of its JVM, parted by spaces: to look into it while it is measured. */
    private static final String OPTIONS = "DIANCANG_BENCH_REPLAY_OPTIONS";

    /** Starts it, and waits until it can be asked. */
    static ReplayService start(Path root, Path work, Path data, URI indexer, HttpClient http)
            throws IOException, InterruptedException {
        int reader = BenchProcess.freePort();
        int content = BenchProcess.freePort();
        List<String> line =
                new java.util.ArrayList<>(
                        List.of(
                                HEAP,
                                "-XX:+UseSerialGC",
                                "-Djdk.virtualThreadScheduler.parallelism=16",
                                "-Djdk.nio.maxCachedBufferSize=262144"));
        String options = System.getenv(OPTIONS);
        if (options != null) {
            line.addAll(List.of(options.split(" ")));
        }
        line.addAll(
                List.of(
                        "-jar",
                        root.resolve("replay/target/replay.jar").toString(),
                        "--server.port=" + reader,
                        "--server.address=127.0.0.1",
                        "--diancang.data=" + data,
                        "--diancang.indexer.address=" + indexer,
                        "--diancang.reader.origin=http://reader.localhost:" + reader,
                        "--diancang.content.origin=http://content.localhost:" + content,
                        "--diancang.content.port=" + content));
        BenchProcess process = BenchProcess.java(work.resolve("replay.log"), line);
        var service =
                new ReplayService(
                        process,
                        URI.create("http://127.0.0.1:" + content),
                        URI.create("http://127.0.0.1:" + reader));
        try {
            process.awaitAnswer(http, service.reader().resolve("/actuator/health/readiness"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
        return service;
    }

    ResidentMemory memory() {
        return new ResidentMemory(process.process().toHandle());
    }

    /** What stands before the address of a capture. */
    URI captures(String modifier) {
        return content.resolve("/" + ReplayCorpus.TIMESTAMP + modifier);
    }

    @Override
    public void close() {
        process.close();
    }
}
