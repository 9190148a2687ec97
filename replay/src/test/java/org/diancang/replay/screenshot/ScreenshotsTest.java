package org.diancang.replay.screenshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.diancang.replay.ReplaySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** How many pictures there are at once; what makes them here is a browser by its arguments only. */
class ScreenshotsTest {
    private static final int KEPT = 16;

    @TempDir private Path folder;

    @Test
    void picturesThatNobodyTakesAwayAreOnlySoMany() throws IOException {
        Screenshots screenshots =
                screenshots(
                        "for a; do case $a in --screenshot=*) echo x > \"${a#*=}\";; esac; done");
        List<Picture.Taken> kept = new ArrayList<>();
        for (int i = 0; i < KEPT; i++) {
            kept.add((Picture.Taken) screenshots.take("/a", 1));
        }

        assertThat(screenshots.take("/a", 1)).isInstanceOf(Picture.Busy.class);
        kept.removeFirst().close();
        kept.add((Picture.Taken) screenshots.take("/a", 1));
        assertThat(screenshots.take("/a", 1)).isInstanceOf(Picture.Busy.class);

        assertThat(kept).allSatisfy(one -> assertThat(one.png()).exists());
        kept.forEach(Picture.Taken::close);
        assertThat(kept).allSatisfy(one -> assertThat(one.png().getParent()).doesNotExist());
    }

    @Test
    void oneThatWasNotMadeIsNotKept() throws IOException {
        Screenshots screenshots = screenshots("exit 1");

        for (int i = 0; i < KEPT + 1; i++) {
            assertThat(screenshots.take("/a", 1)).isInstanceOf(Picture.Failed.class);
        }
    }

    private Screenshots screenshots(String does) throws IOException {
        Path browser = folder.resolve("browser");
        Files.writeString(browser, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
        return new Screenshots(
                new ScreenshotSettings(
                        browser,
                        null,
                        Duration.ofSeconds(60),
                        DataSize.ofGigabytes(1),
                        1,
                        640,
                        900,
                        900,
                        true),
                new ReplaySettings(
                        folder,
                        new ReplaySettings.Indexer(URI.create("http://127.0.0.1:1"), Duration.ZERO),
                        new ReplaySettings.Reader("http://reader.test"),
                        new ReplaySettings.Content(
                                "http://content.test",
                                0,
                                ReplaySettings.Robots.FORBIDDEN,
                                Duration.ZERO,
                                0,
                                Duration.ofDays(1),
                                true),
                        new ReplaySettings.Desk("http://desk.test"),
                        new ReplaySettings.Orchestrator(null)));
    }
}
