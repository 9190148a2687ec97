package org.diancang.check.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.product.Product;

/** The processes that may be killed, as they run now. */
final class Processes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Product product;
    private final DataFolder data;
    private final Path jobs;

    Processes(Product product, DataFolder data, String crawl) {
        this.product = product;
        this.data = data;
        this.jobs = data.root().resolve("jobs").resolve(crawl);
    }

    /**
     * Kills (SIGKILL) one, as soon as there is one.
     *
     * @return when, just before; empty if there was none within two minutes
     */
    Optional<Instant> kill(Victim victim) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<ProcessHandle> process = find(victim).filter(ProcessHandle::isAlive);
            if (process.isPresent()) {
                List<ProcessHandle> all =
                        victim == Victim.BROKER
                                ? Stream.concat(process.get().descendants(), process.stream())
                                        .toList()
                                : List.of(process.get());
                Instant moment = Instant.now();
                all.forEach(ProcessHandle::destroyForcibly);
                return Optional.of(moment);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Optional.empty();
    }

    private Optional<ProcessHandle> find(Victim victim) {
        return switch (victim) {
            case ADAPTER -> ProcessHandle.of(product.pid("crawler-adapter"));
            case BROKER ->
                    written(data.root().resolve("stack/stack-processes/kafka"))
                            .flatMap(ProcessHandle::of);
            case ENGINE ->
                    written(newestJob().resolve("engine.pid"))
                            .flatMap(ProcessHandle::of)
                            .filter(Processes::isEngine);
        };
    }

    /** Process ids are used again: only one that still is an engine is killed. */
    private static boolean isEngine(ProcessHandle process) {
        return process.info()
                .commandLine()
                .orElse("")
                .contains("org.diancang.engine.EngineProcess");
    }

    private Path newestJob() {
        try (Stream<Path> epochs = Files.list(jobs)) {
            return epochs.filter(e -> e.getFileName().toString().matches("e[0-9]{1,6}"))
                    .max(Comparator.comparingInt(Processes::epoch))
                    .orElse(jobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int epoch(Path folder) {
        return Integer.parseInt(folder.getFileName().toString().substring(1));
    }

    /** The process id that a file begins with. */
    private static Optional<Long> written(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            String first = text.split("\\s+", 2)[0];
            return first.matches("[0-9]{1,10}")
                    ? Optional.of(Long.parseLong(first))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
