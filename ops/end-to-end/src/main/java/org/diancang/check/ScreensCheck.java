package org.diancang.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diancang.launcher.client.CdxLine;
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
            List<Screen> all = DeskAndReader.screens(archive, second.path("id").asString());
            List<String> wrong = new ArrayList<>();
            for (Screens.Look look : LOOKS) {
                wrong.addAll(
                        screens.look(
                                all,
                                look,
                                SignIn.as("curator", archive.ports(), archive.data())));
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

    /** The pages there are, with the addresses that they have in this archive. */
    static final class DeskAndReader {
        private DeskAndReader() {}

        static List<Screen> screens(SampleArchive archive, String crawlId) {
            String desk = "http://127.0.0.1:" + archive.ports().desk();
            String reader = "http://reader.localhost:" + archive.ports().reader();
            String seed = archive.nomination().seeds().get(0);
            CdxLine line = archive.index().lookUp(seed).get(0);
            String siteId = archive.site().siteId();
            String nominationId =
                    archive.desk().get("sites/" + siteId).path("nominationId").asString();
            return List.of(
                    new Screen("desk-home", desk + "/"),
                    new Screen("nominations", desk + "/nominations"),
                    new Screen("nominate", desk + "/nominations/new"),
                    new Screen("nomination", desk + "/nominations/" + nominationId),
                    new Screen("sites", desk + "/sites"),
                    new Screen("site", desk + "/sites/" + siteId),
                    new Screen("crawls", desk + "/crawls"),
                    new Screen("crawl", desk + "/crawls/" + crawlId),
                    new Screen("ledger", desk + "/ledger"),
                    new Screen("search-start", reader + "/"),
                    new Screen("search", reader + "/search?q=%E9%9D%92%E7%A6%BE%E5%8E%BF"),
                    new Screen("calendar", reader + "/*/" + seed),
                    new Screen("replay", reader + "/" + line.timestamp() + "/" + seed));
        }
    }
}
