package org.diancang.adapter.scripted;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.diancang.adapter.engine.EngineJob;
import org.diancang.credential.HttpCredential;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.EventCodec;

/**
 * An engine that does what the path of its first seed says, in a JVM of its own: {@code /complete},
 * {@code /crash-once}, {@code /crash-always}, {@code /crash-on-the-way}, {@code /refuse}, or {@code
 * /until-told}.
 */
public final class ScriptedEngine {
    /** More than an engine may die in a row. */
    public static final int DEATHS = 6;

    private final ScriptedWarc warc;
    private final EngineJob job;
    private final Path folder;

    private ScriptedEngine(Path folder, EngineJob job) throws IOException {
        this.folder = folder;
        this.job = job;
        this.warc = new ScriptedWarc(job);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        EngineJob job =
                new EventCodec()
                        .decode(Files.readAllBytes(folder.resolve("job.json")), EngineJob.class);
        String script = URI.create(job.order().seeds().getFirst()).getPath();
        if (script.equals("/refuse")) {
            System.out.println("refused: no such script");
            System.exit(3);
        }
        ScriptedEngine engine = new ScriptedEngine(folder, job);
        engine.warc.event(
                new CrawlEvent.CrawlStarted(
                        UUID.randomUUID(),
                        job.crawlId(),
                        job.workerId(),
                        job.epoch(),
                        Instant.now()));
        switch (script) {
            case "/complete" -> engine.complete();
            case "/crash-once" -> engine.crashOnce();
            case "/crash-always" -> engine.crash();
            case "/crash-on-the-way" -> engine.crashOnTheWay();
            case "/until-told" -> engine.untilTold();
            default -> throw new IllegalArgumentException(script);
        }
    }

    private void complete() throws IOException {
        for (int i = 0; i < 5; i++) {
            warc.writeAndJournal("http://script.example/page" + i);
        }
        warc.closeFile();
        warc.end(Outcome.COMPLETE);
        System.exit(0);
    }

    private void crashOnce() throws IOException {
        Path mark = folder.resolve("crashed");
        if (Files.exists(mark)) {
            complete();
        }
        Files.createFile(mark);
        crash();
    }

    /** Dies with one record that the journal does not have, and with half a record and line. */
    private void crash() throws IOException {
        warc.writeAndJournal("http://script.example/journalled");
        warc.write("http://script.example/unjournalled");
        warc.writeHalf("http://script.example/torn");
        warc.journalHalfLine();
        Runtime.getRuntime().halt(137);
    }

    private void untilTold() throws IOException {
        writeWhatIsWatched();
        for (int i = 0; i < 3; i++) {
            warc.writeAndJournal("http://script.example/page" + i);
        }
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        hear(commands.readLine());
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            obey(line);
        }
        checkpoint("cp1");
        warc.closeFile();
        System.exit(4);
    }

    private void checkpoint(String name) throws IOException {
        Path checkpoint =
                Files.createDirectories(Path.of(job.heritrixFolder(), "checkpoints", name));
        Files.writeString(checkpoint.resolve("valid"), "");
        Path state = Files.createDirectories(Path.of(job.heritrixFolder(), "state", name));
        Files.writeString(state.resolve("jdbfiles.manifest"), "");
        warc.event(
                new CrawlEvent.CrawlCheckpointed(
                        UUID.randomUUID(),
                        job.crawlId(),
                        job.workerId(),
                        job.epoch(),
                        Instant.now(),
                        name));
    }

    /** Dies {@value #DEATHS} times, each time a checkpoint further. */
    private void crashOnTheWay() throws IOException {
        int deaths = 0;
        while (Files.exists(folder.resolve("death-" + deaths))) {
            deaths++;
        }
        if (deaths == DEATHS) {
            complete();
        }
        Files.createFile(folder.resolve("death-" + deaths));
        warc.writeAndJournal("http://script.example/way" + deaths);
        checkpoint("cp" + deaths);
        Runtime.getRuntime().halt(137);
    }

    /** Leaves a mark of the password that it heard, by which alone nobody gets in. */
    private void hear(String first) throws IOException {
        if (first == null || !first.startsWith("credentials ")) {
            System.exit(8);
        }
        for (HttpCredential credential :
                new EventCodec()
                        .decode(
                                first.substring(12).getBytes(StandardCharsets.UTF_8),
                                SiteCredentials.class)
                        .http()) {
            Files.writeString(
                    folder.resolve("heard"), String.valueOf(credential.password().hashCode()));
        }
    }

    /** What a real engine keeps for who watches it. */
    private void writeWhatIsWatched() throws IOException {
        Files.writeString(folder.resolve("live.json"), "{\"holding\":false}");
        Files.writeString(folder.resolve("configuration.json"), "{\"versions\":{}}");
        Path logs =
                Files.createDirectories(Path.of(job.heritrixFolder(), "20261126001156", "logs"));
        Files.writeString(
                logs.resolve("crawl.log"),
                """
                2026-11-26T00:11:58.221Z   200       5120 http://script.example/page0 L http://script.example/ text/html #001 20261126001157487+14 sha1:A - -
                2026-11-26T00:11:59.221Z   404         64 http://script.example/gone L http://script.example/ text/html #002 20261126001157487+10 sha1:B - -
                """);
    }

    private void writeQueue(String url) throws IOException {
        Path fresh = folder.resolve("queue.new");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fresh))) {
            out.write((url + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.move(fresh, folder.resolve("queue.txt.gz"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void obey(String line) {
        try {
            switch (line) {
                case "pause asked" ->
                        warc.event(
                                new CrawlEvent.CrawlPaused(
                                        UUID.randomUUID(),
                                        job.crawlId(),
                                        job.workerId(),
                                        job.epoch(),
                                        Instant.now(),
                                        "asked"));
                case "resume" ->
                        warc.event(
                                new CrawlEvent.CrawlResumed(
                                        UUID.randomUUID(),
                                        job.crawlId(),
                                        job.workerId(),
                                        job.epoch(),
                                        Instant.now()));
                case "guarded" -> {}
                case "checkpoint" -> warc.closeFile();
                case "queue" -> writeQueue("http://script.example/waits");
                case "stop" -> {
                    warc.closeFile();
                    warc.end(Outcome.STOPPED);
                    writeQueue("http://script.example/left");
                    System.exit(0);
                }
                default -> System.exit(9);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
