package org.diancang.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every page at two widths, light and dark, and in English once. */
final class ScreensCheck {
    private static final List<Screens.Look> LOOKS =
            List.of(
                    new Screens.Look(1440, "light", "zh-CN"),
                    new Screens.Look(390, "light", "zh-CN"),
                    new Screens.Look(1440, "dark", "zh-CN"),
                    new Screens.Look(390, "dark", "zh-CN"),
                    new Screens.Look(1440, "light", "en"),
                    new Screens.Look(390, "light", "en"));

    private final PrintStream out;

    ScreensCheck(PrintStream out) {
        this.out = out;
    }

    List<String> run() throws IOException {
        try (SampleArchive archive = SampleArchive.start(out);
                ClosedBrowser browser = ClosedBrowser.start()) {
            archive.crawl();
            JsonNode second = archive.crawl();
            archive.audit();
            Path pictures =
                    Files.createDirectories(
                            archive.root().resolve("ops/end-to-end/target/screens"));
            Screens screens = new Screens(browser, pictures);
            List<Screen> all = Screens.of(archive, second.path("id").asString());
            List<String> wrong = new ArrayList<>();
            for (Screens.Look look : LOOKS) {
                wrong.addAll(
                        screens.look(
                                all, look, SignIn.as("curator", archive.ports(), archive.data())));
            }
            out.println(
                    all.size()
                            + " pages, "
                            + LOOKS.size()
                            + " looks, "
                            + browser.requests().size()
                            + " requests; pictures in "
                            + pictures);
            return wrong.stream().distinct().toList();
        }
    }
}
