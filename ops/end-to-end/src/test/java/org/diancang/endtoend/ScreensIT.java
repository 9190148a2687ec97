package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.SampleArchive;
import org.diancang.check.Screen;
import org.diancang.check.Screens;
import org.diancang.check.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The fixed sample of ./diancang check screens: every page once, by turns on a desktop in light and
 * Chinese and on a phone in dark and English.
 */
@ExtendWith(SharedArchive.class)
class ScreensIT {
    @Test
    void noPageOverflowsLacksATextFailsAxeOrCallsOut(SampleArchive archive) throws Exception {
        String crawl = archive.crawl().path("id").asString();
        Path pictures =
                Files.createDirectories(archive.root().resolve("ops/end-to-end/target/screens"));
        String held = archive.heldCrawl();
        try (ClosedBrowser browser = ClosedBrowser.start()) {
            Screens screens = new Screens(browser, pictures);
            SignIn curator = SignIn.as("curator", archive.ports(), archive.data());
            List<Screen> all = Screens.of(archive, crawl, held);
            assertThat(
                            screens.look(
                                    every2nd(all, 0),
                                    new Screens.Look(1440, "light", "zh-CN", true),
                                    curator))
                    .isEmpty();
            assertThat(
                            screens.look(
                                    every2nd(all, 1),
                                    new Screens.Look(390, "dark", "en", true),
                                    curator))
                    .isEmpty();
        } finally {
            archive.abort(held);
        }
    }

    private static List<Screen> every2nd(List<Screen> all, int first) {
        return IntStream.iterate(first, i -> i < all.size(), i -> i + 2)
                .mapToObj(all::get)
                .toList();
    }
}
