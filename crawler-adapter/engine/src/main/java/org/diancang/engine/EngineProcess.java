package org.diancang.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's main class: {@code EngineProcess {jobFolder}} runs the crawl of that folder's {@code
 * job.json} to its end. The first line of standard input is {@code credentials} with {@link
 * SiteCredentials} as JSON; after it come commands, one a line; see {@link Commands}. Exit codes: 0
 * the crawl ended and its journal says how, 3 the configuration was refused and the last line of
 * output says why, 4 standard input ended, so that the crawl was checkpointed and stopped.
 */
public final class EngineProcess {
    static final int ENDED = 0;
    static final int REFUSED = 3;
    static final int ORPHANED = 4;

    private static final String CREDENTIALS = "credentials ";

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
            BufferedReader input = standardInput();
            Secrets.hold(credentials(input));
            HeritrixCrawl crawl = HeritrixCrawl.launch(folder, plan);
            Commands commands = new Commands(crawl, input);
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

    /** Nothing of what was read is told, whatever is wrong with it: it may be a password. */
    private static SiteCredentials credentials(BufferedReader input) {
        try {
            String line = input.readLine();
            if (line == null || !line.startsWith(CREDENTIALS)) {
                throw new EngineRefusedException("the first line of input is not the credentials");
            }
            byte[] json = line.substring(CREDENTIALS.length()).getBytes(StandardCharsets.UTF_8);
            return new EventCodec().decode(json, SiteCredentials.class);
        } catch (IOException | MalformedEventException e) {
            throw new EngineRefusedException(
                    "the credentials can't be read: " + e.getClass().getSimpleName());
        }
    }

    private static BufferedReader standardInput() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
}
