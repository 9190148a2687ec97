package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlerName;
import org.diancang.events.ResourceCaptured;
import org.junit.jupiter.api.Test;

/** What a robots.txt says of sitemaps, and of us. */
class SiteMapIT extends EngineTestBase {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String NAMESPACE =
            " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    @Test
    void pagesThatOnlySitemapsNameAreTakenWithinTheScope() throws Exception {
        robots("/maps/index.xml");
        text("/maps/index.xml", index("/maps/one.xml", "/maps/two.xml.gz"));
        text("/maps/one.xml", pages(url("/only/1"), url("/政务/2"), "http://elsewhere.test/3"));
        packed("/maps/two.xml.gz", pages(url("/only/4")));
        site.html("/", "no links")
                .html("/only/1", "<a href='/linked/5'>5</a>")
                .html("/%E6%94%BF%E5%8A%A1/2", "2")
                .html("/only/4", "4")
                .html("/linked/5", "5");

        try (EngineUnderTest engine = start()) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(taken(engine))
                    .contains(
                            "/maps/index.xml",
                            "/maps/one.xml",
                            "/maps/two.xml.gz",
                            "/only/1",
                            "/%E6%94%BF%E5%8A%A1/2",
                            "/only/4",
                            "/linked/5");
            assertThat(site.requests()).noneMatch(r -> r.contains("elsewhere"));
        }
    }

    @Test
    void sitemapsThatAreBrokenHostileOrEndlessDoNoHarm() throws Exception {
        robots("/broken.xml", "/outside.xml", "/torn.xml.gz", "/bomb.xml.gz", "/self.xml", "/none");
        text("/broken.xml", HEAD + "<urlset" + NAMESPACE + "><url><loc>" + url("/a") + "</loc></u");
        text(
                "/outside.xml",
                HEAD
                        + "<!DOCTYPE urlset SYSTEM \""
                        + url("/evil.dtd")
                        + "\" [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><urlset><url><loc>"
                        + url("/&x;")
                        + "</loc></url></urlset>");
        byte[] torn = gzip(pages(url("/torn")).getBytes(StandardCharsets.UTF_8));
        site.page("/torn.xml.gz", "application/gzip", java.util.Arrays.copyOf(torn, 40), false);
        byte[] bomb =
                pages(url("/bomb"))
                        .replace("</urlset>", " ".repeat(20 << 20) + "</urlset>")
                        .getBytes(StandardCharsets.UTF_8);
        site.page("/bomb.xml.gz", "application/gzip", gzip(bomb), false);
        text("/self.xml", index("/self.xml", "/deep1.xml"));
        for (int i = 1; i < 12; i++) {
            text("/deep" + i + ".xml", index("/deep" + (i + 1) + ".xml"));
        }
        site.html("/", "<a href='/good'>x</a>").html("/good", "good").html("/a", "a");

        try (EngineUnderTest engine = start()) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(taken(engine)).contains("/good", "/outside.xml", "/bomb.xml.gz");
            assertThat(site.requests())
                    .noneMatch(r -> r.endsWith("/evil.dtd") || r.endsWith("/bomb"))
                    .noneMatch(r -> r.endsWith("/deep9.xml"));
        }
    }

    @Test
    void robotsTxtMeansUsByOurName() throws Exception {
        text(
                "/robots.txt",
                "User-agent: "
                        + CrawlerName.TOKEN
                        + "\nDisallow: /private/\n\nUser-agent: *\nDisallow: /public/\n");
        site.html("/", "<a href='/private/1'>1</a><a href='/public/2'>2</a>")
                .html("/private/1", "1")
                .html("/public/2", "2");

        try (EngineUnderTest engine = start()) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(taken(engine)).contains("/public/2").doesNotContain("/private/1");
            assertThat(site.requests()).noneMatch(r -> r.endsWith("/private/1"));
            assertThat(site.agents())
                    .isNotEmpty()
                    .containsOnly(CrawlerName.userAgent("http://crawler.example.cn/about"));
        }
    }

    private EngineUnderTest start() throws IOException {
        CrawlSettings settings = EngineUnderTest.settings(0, Duration.ZERO);
        return start("maps", "c00001", settings, null);
    }

    private List<String> taken(EngineUnderTest engine) throws Exception {
        return engine.captures().stream()
                .map(ResourceCaptured::url)
                .map(u -> u.replace(url(""), ""))
                .toList();
    }

    private void robots(String... maps) {
        StringBuilder lines = new StringBuilder("User-agent: *\nDisallow:\n");
        for (String map : maps) {
            lines.append("Sitemap: ").append(url(map)).append('\n');
        }
        text("/robots.txt", lines.toString());
    }

    private void text(String path, String body) {
        String type = path.endsWith(".xml") ? "application/xml" : "text/plain";
        site.page(path, type, body.getBytes(StandardCharsets.UTF_8), false);
    }

    private void packed(String path, String body) throws IOException {
        site.page(path, "application/x-gzip", gzip(body.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private String index(String... paths) {
        StringBuilder xml = new StringBuilder(HEAD + "<sitemapindex" + NAMESPACE + ">");
        for (String path : paths) {
            xml.append("<sitemap><loc>").append(url(path)).append("</loc></sitemap>");
        }
        return xml + "</sitemapindex>";
    }

    private static String pages(String... urls) {
        StringBuilder xml = new StringBuilder(HEAD + "<urlset" + NAMESPACE + ">");
        for (String url : urls) {
            xml.append("<url><loc>").append(url).append("</loc></url>");
        }
        return xml + "</urlset>";
    }
}
