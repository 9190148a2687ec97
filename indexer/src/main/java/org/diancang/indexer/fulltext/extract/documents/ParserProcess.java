package org.diancang.indexer.fulltext.extract.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.tika.config.TikaTaskTimeout;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesClient;
import org.apache.tika.pipes.PipesConfigBase;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;

/**
 * One process after another: started with the first document, replaced when one has ended it, when
 * its time was up, or after so many documents. For one thread at a time.
 */
final class ParserProcess implements AutoCloseable {
    /** How long a process may take to start, on a machine that is busy. */
    private static final Duration START = Duration.ofSeconds(60);

    /** After this time without a document a process ends by itself. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** The longest time that any document gets; each has its own, which is shorter. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final ProcessFolder folder;
    private final PipesConfigBase config = new PipesConfigBase();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("parsers-disk").factory());
    private final int textChars;
    private final int documents;
    private volatile PipesClient client;
    private int read;

    ParserProcess(ParserSettings settings, int number) {
        this.folder = new ProcessFolder(settings.folder().resolve(String.valueOf(number)));
        this.textChars = settings.textChars();
        this.documents = settings.documents();
        config.setJavaPath(folder.java());
        config.setForkedJvmArgs(options(settings));
        config.setTikaConfig(folder.tikaXml());
        config.setTimeoutMillis(LONGEST.toMillis());
        config.setStartupTimeoutMillis(START.toMillis());
        config.setSleepOnStartupTimeoutMillis(1_000);
        config.setShutdownClientAfterMillis(IDLE.toMillis());
        // All comes back to us; the process writes nowhere.
        config.setMaxForEmitBatchBytes(-1);

        AnswerFilter.install();
        this.client = new PipesClient(config);
    }

    private List<String> options(ParserSettings settings) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "-cp",
                                settings.classPath(),
                                "-Xmx" + settings.heapMegabytes() + "m",
                                "-XX:MaxDirectMemorySize=64m",
                                "-XX:MaxMetaspaceSize=192m",
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-XX:-CreateCoredumpOnCrash",
                                "-Djava.awt.headless=true"));
        options.addAll(folder.options());
        return options;
    }

    /**
     * Has a document read.
     *
     * @param time how long that may take, apart from starting a process
     * @throws ParsersUnavailableException if no process can be started
     * @throws InterruptedException if the caller is interrupted; the process is ended
     */
    Parsed parse(byte[] document, Duration time) throws InterruptedException {
        replaceOld();
        PipesClient reading = client;
        try (DiskWatch watch = new DiskWatch(timer, folder, () -> end(reading))) {
            Path file = folder.hold(document);
            Parsed parsed = ParserAnswer.of(reading.process(task(file, time)));
            if (watch.full()) {
                replace();
                return new Parsed.Failed(Optional.empty(), Obstacle.DISK, Obstacle.DISK.reason());
            }
            return parsed;
        } catch (IOException | RuntimeException e) {
            throw new ParsersUnavailableException(
                    "no process of parsers could read it: " + e.getMessage(), e);
        } finally {
            folder.clear();
        }
    }

    /** Tika's own count of documents stands still (3.3.1), so a process would never be replaced. */
    private void replaceOld() {
        if (read++ < documents) {
            return;
        }
        replace();
    }

    private void replace() {
        end(client);
        client = new PipesClient(config);
        read = 1;
    }

    private FetchEmitTuple task(Path file, Duration time) {
        ParseContext context = new ParseContext();
        context.set(TikaTaskTimeout.class, new TikaTaskTimeout(Math.max(1, time.toMillis())));
        context.set(
                HandlerConfig.class,
                new HandlerConfig(
                        HANDLER_TYPE.BODY,
                        HandlerConfig.PARSE_MODE.CONCATENATE,
                        textChars,
                        /* maxEmbeddedResources= */ 0,
                        /* throwOnWriteLimitReached= */ true));
        return new FetchEmitTuple(
                "document",
                new FetchKey("payload", file.toString()),
                new EmitKey("none", "none"),
                new Metadata(),
                context);
    }

    @Override
    public void close() {
        try {
            end(client);
        } finally {
            timer.shutdownNow();
            folder.delete();
        }
    }

    private static void end(PipesClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't end a process of parsers", e);
        }
    }
}
