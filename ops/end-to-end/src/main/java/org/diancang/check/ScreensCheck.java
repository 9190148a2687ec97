package org.diancang.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.diancang.launcher.client.Desk;
import tools.jackson.databind.JsonNode;

/** Every page at two widths, light and dark, in both languages, and once without scripts. */
final class ScreensCheck {
    private static final int WAITING = 23;

    /**
     * What axe finds follows from width and theme, which it sees all together and each language
     * twice: asked in every look, it takes half of the time.
     */
    private static final List<Screens.Look> LOOKS =
            List.of(
                    new Screens.Look(1440, "light", "zh-CN", true),
                    new Screens.Look(390, "dark", "en", true),
                    new Screens.Look(1440, "dark", "en", true),
                    new Screens.Look(390, "light", "zh-CN", true),
                    new Screens.Look(1440, "light", "en", false),
                    new Screens.Look(390, "dark", "zh-CN", false),
                    new Screens.Look(1440, "dark", "zh-CN", false),
                    new Screens.Look(390, "light", "en", false));

    /** Empty pages have few texts and nothing to overflow: two looks are enough. */
    private static final List<Screens.Look> EMPTY_LOOKS = LOOKS.subList(0, 2);

    private final PrintStream out;

    ScreensCheck(PrintStream out) {
        this.out = out;
    }

    List<String> run() throws IOException, InterruptedException {
        try (SampleArchive archive = SampleArchive.start(out);
                ClosedBrowser browser = ClosedBrowser.start();
                ClosedBrowser second = ClosedBrowser.start()) {
            Path pictures =
                    Files.createDirectories(
                            archive.root().resolve("ops/end-to-end/target/screens"));
            Screens screens = new Screens(browser, pictures);
            SignIn curator = SignIn.as("curator", archive.ports(), archive.data());
            List<String> wrong = new ArrayList<>();
            for (Screens.Look look : EMPTY_LOOKS) {
                wrong.addAll(screens.look(AllScreens.empty(archive), look, curator));
            }
            archive.crawl();
            JsonNode latest = archive.crawl();
            archive.audit();
            fillLists(archive.desk());
            try (DeskForms desk = DeskForms.signedIn(archive, "curator")) {
                desk.askForRemoval("BLOCK", AllScreens.withheld(archive), "应权利人要求");
            }
            List<Screen> all =
                    new ArrayList<>(
                            Screens.of(archive, latest.path("id").asString(), archive.heldCrawl()));
            all.addAll(SettingsScreens.of(archive));
            // Two browsers, since a page waits for the disk and the services as long as for axe.
            CompletableFuture<List<String>> odd =
                    CompletableFuture.supplyAsync(
                            () -> look(new Screens(second, pictures), archive, all, 1));
            wrong.addAll(look(screens, archive, all, 0));
            wrong.addAll(odd.join());
            wrong.addAll(new WithoutScripts(browser, archive).run(all));
            out.println(
                    all.size()
                            + " pages, "
                            + LOOKS.size()
                            + " looks, "
                            + (browser.requests().size() + second.requests().size())
                            + " requests; pictures in "
                            + pictures);
            return wrong.stream().distinct().toList();
        }
    }

    /** Every second look, as one browser takes them. */
    private static List<String> look(
            Screens screens, SampleArchive archive, List<Screen> all, int first) {
        SignIn curator = SignIn.as("curator", archive.ports(), archive.data());
        List<String> wrong = new ArrayList<>();
        for (int i = first; i < LOOKS.size(); i += 2) {
            Screens.Look look = LOOKS.get(i);
            List<Screen> strangers = AllScreens.signIn(archive, "guess-" + look.suffix());
            wrong.addAll(screens.look(strangers, all, look, curator));
        }
        return wrong;
    }

    /** Enough nominations for a second page. */
    private static void fillLists(Desk desk) {
        for (int i = 1; i <= WAITING; i++) {
            desk.nominate(
                    new Desk.Nomination(
                            "澜州市第 " + i + " 个待审网站",
                            List.of("http://93.184.218." + i + "/"),
                            "HOST",
                            i % 2 == 0 ? "ECONOMY" : "CULTURE"));
        }
    }
}
