package org.diancang.adapter.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.installation.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts engines, and ends those that an earlier run of this service left behind. */
@Component
public class Engines {
    private static final Logger log = LoggerFactory.getLogger(Engines.class);
    private static final Duration KILLING_TIME = Duration.ofSeconds(10);

    private final EngineProperties properties;

    Engines(EngineProperties properties) {
        this.properties = properties;
    }

    /**
     * Starts an engine on the job file of its folder.
     *
     * @throws AdapterException if its JVM can't be started
     */
    public EngineProcess start(JobFolder folder) {
        List<String> command =
                List.of(
                        properties.javaCommand().toString(),
                        "-Xmx" + properties.heap(),
                        // Growing step by step, it collects more garbage than it crawls at first.
                        "-Xms" + properties.heap(),
                        "-XX:+ExitOnOutOfMemoryError",
                        // Halves the CPU time of a small crawl (measured in engine/README.md).
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        properties.classpath(),
                        properties.mainClass(),
                        folder.path().toString());
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.path().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(folder.engineLog().toFile()))
                            .start();
            remember(folder, process.toHandle());
            return new EngineProcess(process);
        } catch (IOException e) {
            throw new AdapterException("can't start the engine: " + e.getMessage(), e);
        }
    }

    /** Ends engines of a job folder that still run, though nobody holds their pipe any more. */
    public void endOrphans(JobFolder folder) {
        String recorded =
                new DurableFile(folder.enginePid())
                        .read()
                        .map(b -> new String(b, StandardCharsets.UTF_8).strip())
                        .orElse("");
        ProcessHandle.allProcesses()
                .filter(p -> identity(p).equals(recorded) || isEngineOf(p, folder))
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .forEach(this::end);
    }

    private void end(ProcessHandle orphan) {
        log.warn(
                "engine {} was left behind; it gets {} to checkpoint, then it is killed",
                orphan.pid(),
                properties.closingTime());
        if (!hasEnded(orphan.onExit(), properties.closingTime())) {
            orphan.destroyForcibly();
            if (!hasEnded(orphan.onExit(), KILLING_TIME)) {
                throw new AdapterException("engine " + orphan.pid() + " can't be ended");
            }
        }
    }

    private static boolean hasEnded(CompletableFuture<?> end, Duration longest) {
        try {
            end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new AdapterException("can't wait for a process: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("an engine was being ended");
        }
    }

    private static void remember(JobFolder folder, ProcessHandle engine) {
        new DurableFile(folder.enginePid())
                .write(identity(engine).getBytes(StandardCharsets.UTF_8));
    }

    /** Process ids are used again by the system; with the start time they are not. */
    private static String identity(ProcessHandle process) {
        return process.pid()
                + " "
                + process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    /** An engine started just before this service was killed may not have been recorded. */
    private boolean isEngineOf(ProcessHandle process, JobFolder folder) {
        return process.info()
                .arguments()
                .map(List::of)
                .map(
                        arguments ->
                                arguments.contains(properties.mainClass())
                                        && arguments.getLast().equals(folder.path().toString()))
                .orElse(false);
    }
}
