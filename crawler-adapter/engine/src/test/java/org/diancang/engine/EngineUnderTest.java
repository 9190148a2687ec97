package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engine process as the adapter's service starts it, and what it left in its folders. */
final class EngineUnderTest implements AutoCloseable {
    static final UUID CRAWL = UUID.fromString("0193b1c0-0000-7000-8000-000000000001");
    static final UUID SITE = UUID.fromString("0193b1c0-0000-7000-8000-000000000002");
    static final UUID LIBRARY = UUID.fromString("0193b1c0-0000-7000-8000-000000000003");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Path warcs;
    private final Process process;

    private EngineUnderTest(Path folder, Path warcs, Process process) {
        this.folder = folder;
        this.warcs = warcs;
        this.process = process;
    }

    static CrawlSettings settings(long maxUrls) {
        return settings(maxUrls, Duration.ZERO);
    }

    static CrawlSettings settings(long maxUrls, Duration maxDuration) {
        return new CrawlSettings(
                maxUrls,
                0,
                maxDuration,
                Duration.ZERO,
                20,
                true,
                URI.create("http://crawler.example.cn/about"),
                "UTF-8");
    }

    static CrawlOrder order(
            String crawlNo, List<String> seeds, Scope scope, CrawlSettings settings) {
        return new CrawlOrder(
                SITE, "LJ0031", "丽江市人民政府", LIBRARY, "云南省图书馆", crawlNo, seeds, scope, settings);
    }

    /** Starts an engine whose job lies in {@code root/name}. */
    static EngineUnderTest start(Path root, String name, EngineJob job) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.write(folder.resolve(EngineJob.FILE), new EventCodec().encode(job));
        return start(folder, Path.of(job.warcFolder()));
    }

    /** The same, with credentials. */
    static EngineUnderTest start(Path root, String name, EngineJob job, SiteCredentials credentials)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.write(folder.resolve(EngineJob.FILE), new EventCodec().encode(job));
        return start(folder, Path.of(job.warcFolder()), credentials);
    }

    static EngineUnderTest start(Path folder, Path warcs) throws IOException {
        return start(folder, warcs, SiteCredentials.NONE);
    }

    private static EngineUnderTest start(Path folder, Path warcs, SiteCredentials credentials)
            throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                                EngineProcess.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("engine.log").toFile())
                        .start();
        EngineUnderTest engine = new EngineUnderTest(folder, warcs, process);
        engine.hand(credentials);
        return engine;
    }

    private void hand(SiteCredentials credentials) {
        try {
            command(
                    "credentials "
                            + new String(
                                    new EventCodec().encode(credentials), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A process that refused its job has ended before it read; its exit code says so.
            assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    /** Waits for its end, 180 s at most; answers its exit code. */
    int awaitExit() throws InterruptedException, IOException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            throw new AssertionError("engine still runs; its log:\n" + log());
        }
        return process.exitValue();
    }

    void command(String line) throws IOException {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line + "\n");
        in.flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("engine.log"));
    }

    /** Whole lines of the journal, as JSON. */
    List<JsonNode> journal() throws IOException {
        Path file = folder.resolve("events.ndjson");
        List<JsonNode> lines = new ArrayList<>();
        if (Files.exists(file)) {
            String text = Files.readString(file);
            text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(JSON::readTree)
                    .forEach(lines::add);
        }
        return lines;
    }

    List<ResourceCaptured> captures() throws IOException {
        EventCodec codec = new EventCodec();
        return journal().stream()
                .filter(line -> line.path("kind").stringValue("").equals("capture"))
                .map(
                        line ->
                                codec.decode(
                                        JSON.writeValueAsBytes(line.get("capture")),
                                        ResourceCaptured.class))
                .toList();
    }

    /** How the crawl ended, as the last line says. */
    String outcome() throws IOException {
        return journal().getLast().path("outcome").stringValue("");
    }

    /** Why it held, each time. */
    List<String> pauses() throws IOException {
        return journal().stream()
                .filter(line -> line.at("/event/type").stringValue("").equals("CrawlPaused"))
                .map(line -> line.at("/event/reason").stringValue(""))
                .toList();
    }

    /** Types of the crawl events journalled, progress left out. */
    List<String> events() throws IOException {
        return journal().stream()
                .filter(line -> line.path("kind").stringValue("").equals("crawl"))
                .map(line -> line.at("/event/type").stringValue(""))
                .filter(type -> !type.equals("CrawlProgressed"))
                .toList();
    }

    /** A file of the job folder that is there. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** What the engine last said of the crawl to who watches it. */
    CrawlSnapshot live() throws IOException {
        return new EventCodec().decode(Files.readAllBytes(file("live.json")), CrawlSnapshot.class);
    }

    /** A WARC file of a name, closed or still open. */
    Path warc(String name) {
        Path closed = warcs.resolve(name);
        return Files.exists(closed) ? closed : warcs.resolve(name + ".open");
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
