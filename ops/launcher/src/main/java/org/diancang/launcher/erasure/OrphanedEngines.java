package org.diancang.launcher.erasure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.stack.Children;

/**
 * Engines that outlived a killed crawler adapter: they would go on writing into what is erased.
 * None but the adapter's next start would end them, and there will be none.
 */
final class OrphanedEngines {
    private static final String MAIN_CLASS = "org.diancang.engine.EngineProcess";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private OrphanedEngines() {}

    /** Ends those whose job is in a data folder, by force if they don't end when asked. */
    static void end(DataFolder data) {
        Path jobs = data.root().resolve("jobs");
        ProcessHandle.allProcesses()
                .filter(process -> isEngineIn(process, jobs))
                .forEach(OrphanedEngines::end);
    }

    private static void end(ProcessHandle engine) {
        Children.end(engine, PATIENCE);
        // What was killed may still be writing.
        engine.onExit().completeOnTimeout(engine, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static boolean isEngineIn(ProcessHandle process, Path jobs) {
        return process.info()
                .arguments()
                .map(List::of)
                .filter(arguments -> arguments.contains(MAIN_CLASS))
                .filter(arguments -> Path.of(arguments.getLast()).startsWith(jobs))
                .isPresent();
    }
}
