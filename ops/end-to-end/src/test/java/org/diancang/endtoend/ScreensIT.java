package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.DeskForms;
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
        String held = archive.heldCrawl();
        try (DeskForms desk = DeskForms.signedIn(archive, "curator")) {
            String removal = desk.askForRemoval("BLOCK", Screens.withheld(archive), "应权利人要求");
            try {
                assertThat(wrong(archive, Screens.of(archive, crawl, held))).isEmpty();
            } finally {
                desk.lift(removal);
            }
        } finally {
            archive.abort(held);
        }
    }

    private static List<String> wrong(SampleArchive archive, List<Screen> all) throws IOException {
        Path pictures =
                Files.createDirectories(archive.root().resolve("ops/end-to-end/target/screens"));
        SignIn curator = SignIn.as("curator", archive.ports(), archive.data());
        try (ClosedBrowser browser = ClosedBrowser.start()) {
            Screens screens = new Screens(browser, pictures);
            List<String> wrong = new ArrayList<>();
            wrong.addAll(
                    screens.look(
                            every2nd(all, 0),
                            new Screens.Look(1440, "light", "zh-CN", true),
                            curator));
            wrong.addAll(
                    screens.look(
                            every2nd(all, 1), new Screens.Look(390, "dark", "en", true), curator));
            return wrong;
        }
    }

    private static List<Screen> every2nd(List<Screen> all, int first) {
        return IntStream.iterate(first, i -> i < all.size(), i -> i + 2)
                .mapToObj(all::get)
                .toList();
    }
}
