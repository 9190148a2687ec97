package org.diancang.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.diancang.adapter.crawl.Wish;
import org.diancang.events.CrawlCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenCommandsTest {
    @TempDir Path folder;

    private final UUID crawl = UUID.randomUUID();

    @Test
    void commandsAreKnownAfterARestartThoughTheLastLineIsTorn() throws IOException {
        CrawlCommand pause = pause(1);
        CrawlCommand stop =
                new CrawlCommand.StopCrawl(UUID.randomUUID(), crawl, "w", 1, Instant.EPOCH);
        try (SeenCommands seen = new SeenCommands(file())) {
            assertThat(seen.contains(pause)).isFalse();
            seen.add(pause);
            seen.add(stop);
        }
        Files.writeString(file(), "0b6f8c1e-torn", StandardOpenOption.APPEND);
        try (SeenCommands seen = new SeenCommands(file())) {
            assertThat(seen.contains(pause)).isTrue();
            assertThat(seen.contains(stop)).isTrue();
            assertThat(seen.contains(pause(1))).isFalse();
            assertThat(seen.wishFor(pause)).contains(Wish.STOP);
            seen.add(pause(2));
        }
        try (SeenCommands seen = new SeenCommands(file())) {
            assertThat(seen.isOvertaken(pause(1))).isTrue();
            assertThat(seen.isOvertaken(pause(2))).isFalse();
            assertThat(seen.wishFor(pause(2))).contains(Wish.PAUSE);
        }
    }

    @Test
    void anEndThatWasWantedIsNotTakenBackByAnEarlierWishThatComesLate() {
        assertThat(Wish.PAUSE.after(Wish.STOP)).isEqualTo(Wish.STOP);
        assertThat(Wish.RUN.after(Wish.ABORT)).isEqualTo(Wish.ABORT);
        assertThat(Wish.STOP.after(Wish.ABORT)).isEqualTo(Wish.ABORT);
        assertThat(Wish.ABORT.after(Wish.STOP)).isEqualTo(Wish.ABORT);
        assertThat(Wish.RUN.after(Wish.PAUSE)).isEqualTo(Wish.RUN);
    }

    private Path file() {
        return folder.resolve("commands.seen");
    }

    private CrawlCommand pause(int epoch) {
        return new CrawlCommand.PauseCrawl(UUID.randomUUID(), crawl, "w", epoch, Instant.EPOCH);
    }
}
