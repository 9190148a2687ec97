package org.diancang.check;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.diancang.launcher.client.Desk;

/**
 * Pages about what was set before: credentials, a profile, a schedule, on a site for themselves.
 */
final class SettingsScreens {
    private static final String SERVER = "https://www.lanzhou-news.example";

    private SettingsScreens() {}

    /** Makes what the pages are about. */
    static List<Screen> of(SampleArchive archive) {
        Desk desk = archive.desk();
        String siteId =
                archive.crawlRun()
                        .site(
                                new Desk.Nomination(
                                        "澜州新闻网",
                                        List.of("http://93.184.219.1/"),
                                        "HOST",
                                        "CULTURE"))
                        .siteId();
        String http =
                added(
                        desk,
                        siteId,
                        Map.of("server", SERVER, "userName", "reader", "password", "a secret"));
        added(
                desk,
                siteId,
                Map.of(
                        "kind", "FORM",
                        "loginUrl", SERVER + "/member/login",
                        "userField", "username",
                        "userName", "reader",
                        "passwordField", "password",
                        "password", "a secret"));
        String profile =
                desk.add(
                                "profiles",
                                Map.of(
                                        "name", "新闻网站",
                                        "description", "更新快，一次少抓些",
                                        "overrides", Map.of("maxUrls", 500)))
                        .path("id")
                        .asString();
        String pages = AllScreens.desk(archive);
        String credentials = pages + "/sites/" + siteId + "/credentials";
        String schedule = pages + "/schedules/" + siteId;
        return List.of(
                new Screen("credentials", credentials),
                new Screen("credential", credentials + "/" + http),
                new Screen("credential-remove", credentials + "/" + http + "/remove"),
                new Screen("login-form", credentials + "/form"),
                new Screen("login-form-refused", credentials + "/form", sent()),
                new Screen("profile-stored", pages + "/profiles/" + profile),
                new Screen("profile-remove", pages + "/profiles/" + profile + "/remove"),
                new Screen("schedule-remove", schedule, scheduledAndOnTheWayOut(schedule)));
    }

    private static String added(Desk desk, String siteId, Map<String, Object> credential) {
        return desk.add("sites/" + siteId + "/credentials", credential).path("id").asString();
    }

    private static Consumer<Page> sent() {
        return page -> {
            page.click("#form-login-form button.btn-primary");
            page.waitForLoadState(LoadState.LOAD);
        };
    }

    private static Consumer<Page> scheduledAndOnTheWayOut(String schedule) {
        return page -> {
            page.click("main form .dc-bar button.btn-primary");
            page.waitForLoadState(LoadState.LOAD);
            page.navigate(schedule + "/remove");
            page.waitForLoadState(LoadState.LOAD);
        };
    }
}
