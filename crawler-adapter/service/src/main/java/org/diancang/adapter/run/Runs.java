package org.diancang.adapter.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is worked on now, each in a virtual thread of its own.
 *
 * @param <K> what tells one work from another
 * @param <R> the kind of work
 */
public final class Runs<K, R extends Run> {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private record Running<R>(R run, Thread thread) {}

    private final ConcurrentHashMap<K, Running<R>> running = new ConcurrentHashMap<>();

    /** Begins a run; it is listed until it is over, or another takes its place. */
    public void begin(K key, R run, String threadName) {
        Thread thread = Thread.ofVirtual().name(threadName).unstarted(run);
        Running<R> entry = new Running<>(run, thread);
        running.put(key, entry);
        var _ = run.over().thenRun(() -> running.remove(key, entry));
        thread.start();
    }

    /** The run under this key, if it isn't over. */
    public Optional<R> find(K key) {
        return Optional.ofNullable(running.get(key)).map(Running::run);
    }

    /** The keys of all that run. */
    public Set<K> keys() {
        return Set.copyOf(running.keySet());
    }

    /** All that run. */
    public Stream<R> stream() {
        return running.values().stream().map(Running::run);
    }

    /**
     * Cuts all runs short and waits for them; those that take longer are interrupted, and the next
     * start of the service does what is left.
     *
     * @throws AdapterException when a run ended by a mistake of its own
     */
    public void cutShort(Duration longest) {
        List<Running<R>> left = List.copyOf(running.values());
        left.forEach(one -> one.run().cutShort());
        CompletableFuture<Void> over =
                CompletableFuture.allOf(
                        left.stream()
                                .map(one -> one.run().over())
                                .toArray(CompletableFuture[]::new));
        try {
            over.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("{} are not over yet; the next start goes on with them", running.keySet());
            left.forEach(one -> one.thread().interrupt());
        } catch (ExecutionException e) {
            throw new AdapterException("a run did not end: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
