package org.diancang.check;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.diancang.launcher.client.CdxLine;

/** The pages there are, with the states that a page can be in, and where they are in an archive. */
final class AllScreens {
    private static final String NEVER = "/http://never.example/";
    private static final int LONGEST_URL = 20_000;

    private AllScreens() {}

    /** Pages of an archive in which nothing has been nominated. */
    static List<Screen> empty(SampleArchive archive) {
        String desk = desk(archive);
        return List.of(
                new Screen("empty-home", desk + "/"),
                new Screen("empty-nominations", desk + "/nominations"),
                new Screen("empty-sites", desk + "/sites"),
                new Screen("empty-crawls", desk + "/crawls"),
                new Screen("empty-profiles", desk + "/profiles"),
                new Screen("empty-ledger", desk + "/ledger"));
    }

    /**
     * Pages of the desk that is in use.
     *
     * @param crawlId a crawl that has ended
     * @param heldCrawlId one that somebody holds
     */
    static List<Screen> desk(SampleArchive archive, String crawlId, String heldCrawlId) {
        String desk = desk(archive);
        String site = desk + "/sites/" + archive.site().siteId();
        String crawl = desk + "/crawls/" + crawlId;
        String nomination =
                desk
                        + "/nominations/"
                        + archive.desk()
                                .get("sites/" + archive.site().siteId())
                                .path("nominationId")
                                .asString();
        List<Screen> screens = new ArrayList<>();
        screens.add(new Screen("desk-home", desk + "/"));
        screens.add(new Screen("nominations", desk + "/nominations"));
        screens.add(new Screen("nominations-filtered", desk + "/nominations?q=no-such-name"));
        screens.add(new Screen("nominate", desk + "/nominations/new"));
        screens.add(
                new Screen(
                        "nominate-refused",
                        desk + "/nominations/new",
                        filled("#seeds", "ftp://not.a.website/")));
        screens.add(new Screen("bulk", desk + "/nominations/bulk"));
        screens.add(
                new Screen(
                        "bulk-preview",
                        desk + "/nominations/bulk",
                        filled("#text", pasted(archive))));
        screens.add(new Screen("nomination", nomination));
        screens.add(new Screen("sites", desk + "/sites"));
        screens.add(new Screen("sites-filtered", desk + "/sites?q=no-such-name&subject=ECONOMY"));
        screens.add(new Screen("site", site));
        screens.add(new Screen("site-crawls", site + "/crawls"));
        screens.add(new Screen("site-captures", site + "/captures"));
        screens.add(new Screen("site-files", site + "/files"));
        screens.add(new Screen("site-scope", site + "/scope"));
        screens.add(new Screen("site-scope-checked", site + "/scope", checked(archive)));
        screens.add(new Screen("site-credentials", site + "/credentials"));
        String schedules = desk + "/schedules";
        screens.add(new Screen("schedules", schedules));
        screens.add(new Screen("schedule", schedules + "/" + archive.site().siteId()));
        screens.add(new Screen("site-settings", site + "/settings"));
        String profiles = desk + "/profiles";
        screens.add(new Screen("profiles", profiles));
        screens.add(new Screen("profile", profiles + "/new"));
        screens.add(new Screen("profile-refused", profiles + "/new", saved("#maxUrls", "many")));
        screens.add(new Screen("settings-import", profiles + "/import"));
        screens.add(
                new Screen(
                        "settings-import-shown",
                        profiles + "/import",
                        saved("#text", "{\"format\":\"diancang-crawl-settings/0\"}")));
        screens.add(new Screen("crawls", desk + "/crawls"));
        screens.add(new Screen("crawl", crawl));
        screens.add(new Screen("crawl-log", crawl + "/log"));
        screens.add(new Screen("crawl-fetches", crawl + "/crawl-log"));
        screens.add(new Screen("crawl-fetches-none", crawl + "/crawl-log?q=no-such-text"));
        screens.add(new Screen("crawl-captures", crawl + "/captures?state=problem"));
        screens.add(new Screen("crawl-held", desk + "/crawls/" + heldCrawlId));
        screens.add(new Screen("crawl-change", desk + "/crawls/" + heldCrawlId + "/change"));
        screens.add(new Screen("crawl-stop", desk + "/crawls/" + heldCrawlId + "/stop"));
        screens.add(new Screen("ledger", desk + "/ledger"));
        screens.add(new Screen("indexes", desk + "/indexes"));
        screens.add(new Screen("removals", desk + "/removals"));
        screens.add(
                new Screen(
                        "removals-refused",
                        desk + "/removals",
                        saved("#urlPattern", "no url", "#removal-form .dc-bar button")));
        screens.add(new Screen("removals-changes", desk + "/removals/changes"));
        screens.add(new Screen("problem-403", desk + "/actuator/metrics", 403));
        screens.add(new Screen("problem-404", desk + "/sites/" + new UUID(0, 0), 404));
        screens.add(new Screen("problem-500", desk + "/error", 500));
        return screens;
    }

    /** Pages of the reader site, of archived pages that can't be shown, and of the proxy. */
    static List<Screen> reader(SampleArchive archive) {
        List<Screen> screens = new ArrayList<>(readable(archive));
        screens.addAll(notices(archive));
        screens.addAll(proxy(archive));
        return screens;
    }

    private static List<Screen> readable(SampleArchive archive) {
        String reader = "http://reader.localhost:" + archive.ports().reader();
        String seed = archive.nomination().seeds().get(0);
        CdxLine line = archive.index().lookUp(seed).get(0);
        return List.of(
                new Screen("search-start", reader + "/"),
                new Screen("search", reader + "/search?q=%E9%9D%92%E7%A6%BE%E5%8E%BF"),
                new Screen(
                        "search-narrowed",
                        reader + "/search?q=%E9%9D%92%E7%A6%BE%E5%8E%BF&type=html&sort=newest"),
                new Screen("search-nothing", reader + "/search?q=zzzzqqqq"),
                new Screen(
                        "search-meant", reader + "/search?q=%E6%98%A5%E8%80%95%E5%A4%87%E8%B2%BB"),
                new Screen("search-refused", reader + "/search?q=from%3Aaa", 400),
                new Screen("trend-start", reader + "/search/trend"),
                new Screen(
                        "trend",
                        reader
                                + "/search/trend?term=%E9%9D%92%E7%A6%BE%E5%8E%BF"
                                + "&term=%E5%85%AC%E5%91%8A"),
                new Screen("domain-start", reader + "/search/domain"),
                new Screen("domain", reader + "/search/domain?domain=" + domain(seed)),
                new Screen("archived-site", reader + "/sites/" + archive.site().siteId()),
                new Screen("archived-site-unknown", reader + "/sites/QH-9999", 404),
                new Screen("pictures", reader + "/search/images?q=%E5%9B%BE"),
                new Screen("calendar", reader + "/*/" + seed),
                new Screen("compare", reader + "/compare?url=" + asQuery(seed)),
                new Screen(
                        "compare-overlay", reader + "/compare?show=overlay&url=" + asQuery(seed)),
                new Screen(
                        "compare-difference",
                        reader + "/compare?show=difference&url=" + asQuery(seed)),
                new Screen("compare-text", reader + "/compare?show=text&url=" + asQuery(seed)),
                new Screen(
                        "provenance",
                        reader + "/provenance?at=" + line.timestamp() + "&url=" + asQuery(seed)),
                new Screen("listing", reader + "/list?match=host&url=" + asQuery(seed)),
                new Screen(
                        "listing-nothing", reader + "/list?match=host&url=http://never.example/"),
                new Screen("replay", reader + "/" + line.timestamp() + "/" + seed));
    }

    /** What readers are told where there is nothing to show. */
    private static List<Screen> notices(SampleArchive archive) {
        String reader = "http://reader.localhost:" + archive.ports().reader();
        String content = "http://content.localhost:" + archive.ports().content();
        String seed = archive.nomination().seeds().get(0);
        String at = archive.index().lookUp(seed).get(0).timestamp();
        return List.of(
                new Screen("replay-missing", reader + "/" + at + NEVER, 404),
                new Screen("withheld", reader + "/" + at + "/" + withheld(archive), 451),
                new Screen("withheld-calendar", reader + "/*/" + withheld(archive), 451),
                new Screen("reader-malformed", reader + "/2024/ftp://never.example/", 400),
                new Screen("reader-missing", reader + "/no-such-page", 404),
                new Screen("content-missing", content + "/" + at + NEVER, 404),
                new Screen("content-withheld", content + "/" + at + "/" + withheld(archive), 451),
                new Screen("content-nothing", content + "/no-such-page", 404));
    }

    /** The page of the proxy, and what it answers where there is nothing to show. */
    private static List<Screen> proxy(SampleArchive archive) {
        String proxy = "http://127.0.0.1:" + archive.ports().proxy();
        // Under another name than its own the proxy is asked for an address to show.
        String proxied = "http://content.localhost:" + archive.ports().proxy();
        return List.of(
                new Screen("proxy", proxy + "/"),
                new Screen("proxy-day", proxy + "/", day("2026-11-09")),
                new Screen("proxy-day-none", proxy + "/", day("2026-11-08").andThen(noDay())),
                new Screen("proxy-missing", proxied + "/", 404),
                new Screen("proxy-address-malformed", proxied + "/" + "a".repeat(LONGEST_URL), 400),
                new Screen("proxy-time-malformed", proxied + "/", 404, timed("yesterday")));
    }

    /** Of the archived pages one that may be withheld while others are looked at. */
    static String withheld(SampleArchive archive) {
        return URI.create(archive.nomination().seeds().get(0)).resolve("/gk/lishi.html").toString();
    }

    /** Asks again, for a time as it may not be written. */
    private static Consumer<Page> timed(String time) {
        return page -> {
            page.setExtraHTTPHeaders(Map.of("Accept-Datetime", time));
            page.reload();
            page.setExtraHTTPHeaders(Map.of());
        };
    }

    /** Chooses a day on the page of the proxy. */
    private static Consumer<Page> day(String day) {
        return page -> {
            page.fill("#at", day);
            page.click("form:has(#at) button");
            page.waitForLoadState(LoadState.LOAD);
        };
    }

    /** Takes back a day that was chosen there. */
    private static Consumer<Page> noDay() {
        return page -> {
            page.click("button.quiet");
            page.waitForLoadState(LoadState.LOAD);
        };
    }

    private static String asQuery(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    /** What the search index takes for the domain of an address, where its ending is one label. */
    private static String domain(String url) {
        String[] labels = URI.create(url).getHost().split("\\.");
        return String.join(
                ".", Arrays.copyOfRange(labels, Math.max(0, labels.length - 2), labels.length));
    }

    /** Sign-in, which only strangers see, before and after a wrong password for this name. */
    static List<Screen> signIn(SampleArchive archive, String name) {
        String signIn = desk(archive) + "/login";
        return List.of(
                new Screen("about-the-crawler", desk(archive) + "/about-the-crawler"),
                new Screen("sign-in", signIn),
                new Screen("sign-in-refused", signIn, wrong(name, 1)),
                new Screen("sign-in-closed", signIn, wrong(name, 4)));
    }

    static String desk(SampleArchive archive) {
        return "http://127.0.0.1:" + archive.ports().desk();
    }

    /** Lines of every kind: new, nominated, twice, unresolved, private, no address. */
    static String pasted(SampleArchive archive) {
        String known = archive.nomination().seeds().get(0);
        List<String> lines = new ArrayList<>(List.of(known, known));
        for (int i = 1; i <= 12; i++) {
            lines.add(
                    "http://93.184.216.%d/\t澜州第 %d 个网站\t澜州市政府办公室\t政府信息公开条例\tPOLITICS"
                            .formatted(i, i));
        }
        lines.add("云岭县文化馆 https://wenhuaguan.yunling.example/");
        lines.add("http://10.1.2.3/");
        lines.add("htp:/www.shahe.gov");
        return String.join("\n", lines);
    }

    private static Consumer<Page> filled(String field, String text) {
        return page -> {
            page.fill(field, text);
            page.click("main form .dc-sticky button.btn-primary");
            page.waitForLoadState(LoadState.LOAD);
        };
    }

    private static Consumer<Page> checked(SampleArchive archive) {
        String seed = archive.nomination().seeds().get(0);
        return page -> {
            page.fill(
                    "#urls",
                    seed
                            + "\nhttp://elsewhere.example/logo.png\n"
                            + seed
                            + "x?replytocom=1\nmailto:a@elsewhere.example\nqinghe");
            page.click("#scope-form button.btn-primary");
            page.waitForLoadState(LoadState.LOAD);
        };
    }

    private static Consumer<Page> saved(String field, String text) {
        return saved(field, text, "main form .dc-bar button.btn-primary");
    }

    private static Consumer<Page> saved(String field, String text, String button) {
        return page -> {
            page.fill(field, text);
            page.click(button);
            page.waitForLoadState(LoadState.LOAD);
        };
    }

    private static Consumer<Page> wrong(String name, int times) {
        return page -> {
            for (int i = 0; i < times; i++) {
                page.fill("input[name=username]", name);
                page.fill("input[name=password]", "a wrong one");
                page.click("form button.btn-primary");
                page.waitForLoadState(LoadState.LOAD);
            }
        };
    }
}
