package org.diancang.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diancang.events.CrawlChange;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads commands from the service's pipe, one a line: {@code pause [reason]}, {@code resume},
 * {@code change} with a {@link CrawlChange} as JSON, {@code guarded}, {@code checkpoint}, {@code
 * queue}, {@code stop}, {@code abort}. Its end means that nobody guards this process any more.
 */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final String NO_REASON = "asked for";

    private final HeritrixCrawl crawl;
    private final BufferedReader lines;

    Commands(HeritrixCrawl crawl, BufferedReader lines) {
        this.crawl = crawl;
        this.lines = lines;
    }

    void start() {
        Thread.ofPlatform().daemon().name("commands").start(this::read);
    }

    private void read() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line.strip());
            }
            LOG.info("standard input has ended: checkpointing, then stopping");
        } catch (IOException e) {
            LOG.warn("standard input is broken, checkpointing, then stopping", e);
        }
        crawl.orphaned();
    }

    private void obey(String line) {
        int space = line.indexOf(' ');
        String command = space < 0 ? line : line.substring(0, space);
        switch (command) {
            case "" -> LOG.debug("empty line passed over");
            case "pause" -> crawl.pause(space < 0 ? NO_REASON : line.substring(space).strip());
            case "resume" -> crawl.resume();
            case "change" -> change(line.substring(Math.max(0, space)));
            case "guarded" -> crawl.guarded();
            case "checkpoint" -> crawl.checkpoint();
            case "queue" -> crawl.writeQueue();
            case "stop" -> crawl.stop();
            case "abort" -> crawl.abort();
            default -> LOG.warn("unknown command '{}' passed over", command);
        }
    }

    private void change(String json) {
        try {
            crawl.change(
                    new EventCodec()
                            .decode(json.getBytes(StandardCharsets.UTF_8), CrawlChange.class));
        } catch (MalformedEventException e) {
            LOG.warn("a change that can't be read is passed over: {}", e.getMessage());
        }
    }
}
