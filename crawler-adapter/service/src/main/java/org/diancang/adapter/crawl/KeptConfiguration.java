package org.diancang.adapter.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.events.CrawlCommand.StartCrawl;

/** Keeps what a crawl really ran with beside its sealed WARC files, for ever. */
final class KeptConfiguration {
    private KeptConfiguration() {}

    /** Copies what the engine put down, if that is there and new. */
    static void keep(JobFolder folder, StartCrawl command, Path warcs) {
        Optional<byte[]> written = new DurableFile(folder.configuration()).read();
        if (written.isEmpty()) {
            return;
        }
        Path kept = KeptPlace.of(command).file(warcs, command.epoch(), "configuration.json");
        try {
            Files.createDirectories(kept.getParent());
        } catch (IOException e) {
            throw new AdapterException("can't create " + kept.getParent() + ": " + e, e);
        }
        DurableFile target = new DurableFile(kept);
        if (target.read().filter(b -> Arrays.equals(b, written.get())).isEmpty()) {
            target.write(written.get());
        }
    }
}
