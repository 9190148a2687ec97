package org.diancang.engine;

import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.archive.bdb.BdbModule;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.Lifecycle;

/**
 * The captures of the site that a later equal one can point to, by urlkey and payload digest: those
 * of earlier crawls, from the originals file, and those of this one. Kept in Heritrix's own
 * database on disk, hence part of its checkpoints. Thread-safe.
 */
final class Originals implements Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Originals.class);
    private static final String DATABASE = "originals";

    private final BdbModule bdb;
    private final EngineJob job;
    private final EventCodec codec = new EventCodec();
    private @Nullable Database database;

    Originals(BdbModule bdb, CrawlPlan plan) {
        this.bdb = bdb;
        this.job = plan.job();
    }

    @Override
    public synchronized void start() {
        if (database != null) {
            return;
        }
        BdbModule.BdbConfig config = new BdbModule.BdbConfig();
        config.setAllowCreate(true);
        config.setTransactional(false);
        config.setDeferredWrite(true);
        database = bdb.openDatabase(DATABASE, config, job.checkpoint() != null);
        String file = job.originalsFile();
        if (file != null) {
            load(Path.of(file));
        }
    }

    @Override
    public synchronized void stop() {
        // The database module closes what it opened.
        database = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return database != null;
    }

    private void load(Path file) {
        long known = 0;
        long damaged = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    byte[] json = line.getBytes(StandardCharsets.UTF_8);
                    remember(codec.decode(json, KnownOriginal.class));
                    known++;
                } catch (MalformedEventException e) {
                    damaged++;
                }
            }
        } catch (IOException e) {
            throw new EngineRefusedException("can't read originals " + file + ": " + e, e);
        }
        if (damaged > 0) {
            LOG.warn("{} lines of {} are no originals: left out", damaged, file);
        }
        LOG.info("{} originals known from earlier crawls", known);
    }

    /** The original that an answer equals, if there is one. */
    Optional<KnownOriginal> find(String urlkey, String payloadDigest) {
        DatabaseEntry value = new DatabaseEntry();
        OperationStatus found =
                open().get(null, key(urlkey, payloadDigest), value, LockMode.DEFAULT);
        return found == OperationStatus.SUCCESS
                ? Optional.of(codec.decode(value.getData(), KnownOriginal.class))
                : Optional.empty();
    }

    /** Keeps an original; where there is one already, that stays. */
    void remember(KnownOriginal original) {
        open().putNoOverwrite(
                        null,
                        key(original.urlkey(), original.payloadDigest()),
                        new DatabaseEntry(codec.encode(original)));
    }

    private synchronized Database open() {
        if (database == null) {
            throw new IllegalStateException("originals are not open");
        }
        return database;
    }

    private static DatabaseEntry key(String urlkey, String payloadDigest) {
        return new DatabaseEntry((payloadDigest + " " + urlkey).getBytes(StandardCharsets.UTF_8));
    }
}
