package org.diancang.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.launcher.LauncherException;

/** OutbackCDX. */
final class OutbackCdx implements CdxServer {
    private static final Duration LONGEST_COMPACTION = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI base;
    private final CdxClient client = new CdxClient(Optional.empty());
    private final Optional<BenchProcess> process;
    private final Optional<Path> data;

    /**
     * @param base beginning of the addresses of its collections, with the beginning of their names
     * @param process to be ended with it
     * @param data where its files are
     */
    OutbackCdx(URI base, Optional<BenchProcess> process, Optional<Path> data) {
        this.base = base;
        this.process = process;
        this.data = data;
    }

    @Override
    public CdxClient client() {
        return client;
    }

    @Override
    public URI intake(String collection) {
        return at(collection, "?badLines=skip");
    }

    @Override
    public URI strictIntake(String collection) {
        return at(collection, "");
    }

    @Override
    public URI lookUp(String collection) {
        return at(collection, "");
    }

    private URI at(String collection, String what) {
        return URI.create(base + collection + what);
    }

    @Override
    public boolean compact(List<String> collections) throws IOException, InterruptedException {
        if (process.isEmpty()) {
            return false;
        }
        for (String collection : collections) {
            if (client.post(at(collection, "/compact")) != 200) {
                return false;
            }
            awaitCompacted(collection, process.get().log());
        }
        return true;
    }

    /** It says on its standard output when it is done, and nowhere else. */
    private static void awaitCompacted(String collection, Path log) throws IOException {
        long end = System.nanoTime() + LONGEST_COMPACTION.toNanos();
        while (!Files.readString(log).contains("Compaction complete (" + collection + ")")) {
            if (System.nanoTime() > end) {
                throw new LauncherException("the peer's compaction did not end");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public OptionalLong storeBytes() throws IOException {
        return data.isPresent()
                ? OptionalLong.of(DiskUse.tables(data.get()))
                : OptionalLong.empty();
    }

    @Override
    public void close() {
        client.close();
        process.ifPresent(BenchProcess::close);
    }
}
