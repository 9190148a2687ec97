package org.diancang.indexer.cdx.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diancang.indexer.cdx.CdxIntake;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Takes lines in by way of the topic {@code cdx-bulk}. */
@Component
final class LineIntake implements CdxIntake, DisposableBean {
    /** After this a caller who waits is told that lines are kept, but not seen yet. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Others wait with their lines unread. */
    private static final int AT_ONCE = 4;

    private final ExecutorService workers =
            Executors.newFixedThreadPool(AT_ONCE, LineIntake::thread);
    private final BlockTopic topic;
    private final StoredBlocks stored;
    private final LookUpTraffic traffic;

    LineIntake(BlockTopic topic, StoredBlocks stored, LookUpTraffic traffic) {
        this.topic = topic;
        this.stored = stored;
        this.traffic = traffic;
    }

    @Override
    public Report add(CollectionName collection, InputStream lines, Options options)
            throws IOException {
        return take(collection, lines, options, false);
    }

    @Override
    public Report delete(CollectionName collection, InputStream lines, Options options)
            throws IOException {
        return take(collection, lines, options, true);
    }

    /**
     * On a thread of the system: a virtual one that reads lines without end would keep its carrier
     * from all look-ups.
     */
    private Report take(
            CollectionName collection, InputStream lines, Options options, boolean delete)
            throws IOException {
        Future<Report> taken = workers.submit(() -> takeHere(collection, lines, options, delete));
        try {
            return taken.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            taken.cancel(true);
            Thread.currentThread().interrupt();
            throw new CdxUnavailableException("The service is being stopped.", e);
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().name("cdx-intake").unstarted(BackgroundThread.of(work));
    }

    private Report takeHere(
            CollectionName collection, InputStream lines, Options options, boolean delete)
            throws IOException {
        return switch (options.badLines()) {
            case SKIPPED -> send(collection, lines, options, delete);
            case REFUSE_ALL -> sendIfAllAreGood(collection, lines, options, delete);
        };
    }

    /** Keeps what comes on disk until the last line is known to be good. */
    private Report sendIfAllAreGood(
            CollectionName collection, InputStream lines, Options options, boolean delete)
            throws IOException {
        Path kept = Files.createTempFile("diancang-cdx-", ".lines");
        try {
            try (OutputStream out = Files.newOutputStream(kept)) {
                lines.transferTo(out);
            }
            var check = new EveryLine(LineSink.NONE, delete);
            try (InputStream in = Files.newInputStream(kept)) {
                LineSplitter.split(in, check);
            }
            Report found = check.report();
            if (found.badLines() > 0) {
                return new Report(0, found.badLines(), found.examples());
            }
            try (InputStream in = Files.newInputStream(kept)) {
                return send(collection, in, options, delete);
            }
        } finally {
            Files.delete(kept);
        }
    }

    private Report send(
            CollectionName collection, InputStream lines, Options options, boolean delete)
            throws IOException {
        var sent = new Sent();
        var blocks = new Blocks(collection, topic, sent, new Courtesy(traffic));
        var every = new EveryLine(blocks, delete);
        try {
            LineSplitter.split(lines, every);
        } finally {
            blocks.flush();
        }
        settle(sent, options);
        return every.report();
    }

    private void settle(Sent sent, Options options) {
        try {
            Map<Integer, Long> offsets = sent.all();
            if (options.answer() == Answer.VISIBLE && !stored.await(offsets, LONGEST_WAIT)) {
                throw new CdxUnavailableException(
                        "The lines are kept, but can't be found yet.",
                        new IllegalStateException("stores lag behind"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CdxUnavailableException("The service is being stopped.", e);
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
