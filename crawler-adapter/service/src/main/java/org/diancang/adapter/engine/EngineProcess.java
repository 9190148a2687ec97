package org.diancang.adapter.engine;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.diancang.adapter.AdapterClosingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine, as the holder of its pipe sees it. Thread-safe. */
public final class EngineProcess {
    private static final Logger log = LoggerFactory.getLogger(EngineProcess.class);
    private static final String CREDENTIALS = "credentials";

    private final Process process;
    private final BufferedWriter pipe;
    private final ReentrantLock pipeInUse = new ReentrantLock();

    EngineProcess(Process process) {
        this.process = process;
        this.pipe = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for its end.
     *
     * @return whether it has ended
     * @throws AdapterClosingException if the thread is interrupted
     */
    public boolean awaitEnd(Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("engine " + pid() + " was being watched");
        }
    }

    /** Exit code of an ended engine. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Sends a command; to an engine that has ended, nothing happens. */
    public void say(EngineCommand command) {
        send(command.line());
    }

    /**
     * Tells what is otherwise from now on; to an engine that has ended, nothing happens.
     *
     * @param change a {@link org.diancang.events.CrawlChange} in one line of JSON
     */
    public void change(byte[] change) {
        send("change " + new String(change, StandardCharsets.UTF_8));
    }

    /**
     * Hands over the credentials of its site, before anything else is said; to an engine that has
     * ended, nothing happens.
     *
     * @param credentials {@link org.diancang.credential.SiteCredentials} in one line of JSON
     */
    public void hand(byte[] credentials) {
        send(CREDENTIALS + " " + new String(credentials, StandardCharsets.UTF_8));
    }

    private void send(String line) {
        pipeInUse.lock();
        try {
            pipe.write(line);
            pipe.write('\n');
            pipe.flush();
        } catch (IOException e) {
            boolean secret = line.startsWith(CREDENTIALS);
            log.info(
                    "engine {} no longer reads, '{}' is not said",
                    pid(),
                    secret ? CREDENTIALS : line);
        } finally {
            pipeInUse.unlock();
        }
    }

    /**
     * Closes its pipe, upon which it checkpoints and ends by itself; kills it if it has not ended
     * in time. Returns at once.
     */
    public void close(Duration closingTime) {
        try {
            pipe.close();
        } catch (IOException | UncheckedIOException e) {
            log.debug("pipe of engine {} was closed already: {}", pid(), e.getMessage());
        }
        killAfter(closingTime);
    }

    /** Kills it if it has not ended in time. Returns at once. */
    public void killAfter(Duration longest) {
        var _ =
                process.onExit()
                        .copy()
                        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(
                                e -> {
                                    log.warn(
                                            "engine {} did not end within {}, it is killed",
                                            pid(),
                                            longest);
                                    return process.destroyForcibly();
                                });
    }

    /** Kills it. */
    public void kill() {
        process.destroyForcibly();
    }
}
