package org.diancang.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.stack.SingleBroker;

/** Our indexer with a broker of its own, both new. */
final class DiancangCdx implements CdxServer {
    /** What the process may take: see {@link #BOUND_MB}. */
    private static final String HEAP = "-Xmx256m";

    /**
     * Heap 256 MB, {@code diancang.cdx.memory} 128 MB, and as much again as the heap for all else
     * that a JVM with these libraries needs: classes, compiled code, threads, buffers.
     */
    static final int BOUND_MB = 1_024;

    private static final String SECRET = "bench-bench-bench-bench-bench-be";

    private final Path folder;
    private final SingleBroker broker;
    private final List<String> line;
    private BenchProcess process;
    private final CdxClient client;
    private final URI base;

    private DiancangCdx(
            Path folder,
            SingleBroker broker,
            List<String> line,
            BenchProcess process,
            CdxClient client,
            URI base) {
        this.folder = folder;
        this.broker = broker;
        this.line = line;
        this.process = process;
        this.client = client;
        this.base = base;
    }

    /** Starts both with nothing stored, and waits until lines can be sent. */
    static DiancangCdx start(Path root, Path folder) throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        var client = new CdxClient(Optional.of(SECRET));
        SingleBroker broker = SingleBroker.start(folder);
        int port = BenchProcess.freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        List<String> line =
                List.of(
                        HEAP,
                        "-XX:+UseSerialGC",
                        // Else each thread keeps a buffer as large as its largest read.
                        "-Djdk.nio.maxCachedBufferSize=262144",
                        "-jar",
                        root.resolve("indexer/target/indexer.jar").toString(),
                        "--server.port=" + port,
                        "--diancang.data=" + data,
                        "--diancang.internal-secret-file=" + secret,
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--diancang.fulltext.enabled=false");
        BenchProcess process = BenchProcess.java(folder.resolve("indexer.log"), line);
        var server = new DiancangCdx(folder, broker, line, process, client, base);
        try {
            server.awaitReadiness();
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Ends the indexer and starts it again with what it has stored. */
    void startAgain() throws IOException, InterruptedException {
        process.close();
        process = BenchProcess.java(folder.resolve("indexer-again.log"), line);
        awaitReadiness();
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        process.awaitAnswer(client.http(), base.resolve("/actuator/health/readiness"));
    }

    ResidentMemory memory() {
        return new ResidentMemory(process.process().toHandle());
    }

    /** The indexer. */
    ProcessHandle handle() {
        return process.process().toHandle();
    }

    /** The indexer's address. */
    URI base() {
        return base;
    }

    /** Where the CDX server's own dialect is asked. */
    URI ownDialect(String collection) {
        return base.resolve("/cdx/" + collection);
    }

    /** Where each dialect is asked. */
    Map<String, URI> dialects(String collection) {
        return Map.of(
                "cdx", ownDialect(collection),
                "pywb", base.resolve("/pywb/" + collection + "/cdx"),
                "outback", lookUp(collection));
    }

    @Override
    public CdxClient client() {
        return client;
    }

    @Override
    public URI intake(String collection) {
        return base.resolve("/outback/" + collection + "?badLines=skip&wait=visible");
    }

    @Override
    public URI strictIntake(String collection) {
        return base.resolve("/outback/" + collection + "?wait=visible");
    }

    @Override
    public URI lookUp(String collection) {
        return base.resolve("/outback/" + collection);
    }

    @Override
    public boolean compact(List<String> collections) throws IOException, InterruptedException {
        return client.post(base.resolve("/internal/cdx/compact")) / 100 == 2;
    }

    @Override
    public OptionalLong storeBytes() throws IOException {
        return OptionalLong.of(DiskUse.tables(folder.resolve("data")));
    }

    /** Bytes on disk of stores and topic, with all that belongs to them. */
    long allBytes() throws IOException, InterruptedException {
        List<Path> folders = new ArrayList<>(List.of(folder.resolve("data")));
        try (Stream<Path> topics = Files.list(folder.resolve("kafka/data"))) {
            topics.filter(topic -> topic.getFileName().toString().matches("cdx-bulk-[0-9]+"))
                    .forEach(folders::add);
        }
        return DiskUse.allocated(folders);
    }

    @Override
    public void close() {
        client.close();
        process.close();
        broker.close();
    }
}
