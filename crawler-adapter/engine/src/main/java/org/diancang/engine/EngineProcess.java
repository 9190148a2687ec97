package org.diancang.engine;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's main class: {@code EngineProcess {jobFolder}} runs the crawl of that folder's {@code
 * job.json} to its end. Standard input takes commands, one a line; see {@link Commands}. Exit
 * codes: 0 the crawl ended and its journal says how, 3 the configuration was refused and the last
 * line of output says why, 4 standard input ended, so that the crawl was checkpointed and stopped.
 */
public final class EngineProcess {
    static final int ENDED = 0;
    static final int REFUSED = 3;
    static final int ORPHANED = 4;

    private EngineProcess() {}

    /** Runs the crawl and exits. */
    public static void main(String[] args) {
        EngineLog.toStandardOutput();
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Logger log = LoggerFactory.getLogger(EngineProcess.class);
        try {
            if (args.length != 1) {
                throw new EngineRefusedException("usage: EngineProcess {jobFolder}");
            }
            Path folder = Path.of(args[0]).toAbsolutePath().normalize();
            CrawlPlan plan = CrawlPlan.read(folder.toString());
            HeritrixCrawl crawl = HeritrixCrawl.launch(folder, plan);
            Commands commands = new Commands(crawl, standardInput());
            commands.start();
            return crawl.awaitEnd();
        } catch (EngineRefusedException e) {
            // One line, since the service reads the last.
            log.error("refused: {}", String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            return REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ORPHANED;
        }
    }

    private static BufferedReader standardInput() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
}
