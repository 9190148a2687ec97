package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diancang.replay.Payloads.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One memento in all the forms that it can be had in, and how long each may be kept. */
@ExtendWith(SharedReplay.class)
class MementoFormsIT {
    private static final String HOME = "http://forms.example/";
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String PAGE =
            "<html><head><title>标题</title><style>p{color:red}</style><script>var"
                    + " a=1</script></head><body><h1>一 &amp; 二</h1><p>three <b>four</b>five\n"
                    + "  six<br>seven</p><a href=\"/a\">eight</a></body></html>";
    private static final UUID RANDOM = UUID.randomUUID();
    private static final Charset GBK = Charset.forName("GB18030");

    private final RunningReplay replay;

    MementoFormsIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        String type = "text/html; charset=gbk";
        byte[] page = PAGE.getBytes(GBK);
        long original =
                replay.archive().capture(HOME, AT, 200, page, "Content-Type", type, "X-A", "b");
        replay.archive()
                .revisit(
                        HOME,
                        "2026-11-10T06:30:09Z",
                        original,
                        AT,
                        page,
                        true,
                        "Content-Type",
                        type);
        replay.archive()
                .capture(HOME + "i.png", AT, 200, new byte[2000], "Content-Type", "image/png");
    }

    private static String at(String modifier, String path) {
        return "/20261109063009" + modifier + "/" + HOME + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "if_", "fr_", "mp_", "oe_"})
    void aPageInAFrameOfAnyKindIsRewritten(String modifier) throws IOException {
        assertThat(replay.content(at(modifier, "")).text(GBK)).contains("/" + HOME + "a\"");
    }

    @Test
    void theTextOfAPageComesInUtf8ALineABlock() throws IOException {
        var answer = replay.content(at("tx_", ""));
        assertThat(answer.header("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.text()).isEqualTo("标题\n一 & 二\nthree fourfive six\nseven\neight\n");
        assertThat(replay.content(at("tx_", "i.png")).status()).isEqualTo(404);
    }

    @Test
    void theRecordComesAsItWasWrittenAndNothingElse() throws IOException {
        var answer = replay.content(at("wr_", ""));
        assertThat(answer.header("Content-Type")).contains("application/warc");
        assertThat(answer.header("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"LJ0031-")
                .endsWith(".warc\"");
        try (WarcReader warc = new WarcReader(new ByteArrayInputStream(answer.body()))) {
            WarcResponse record = (WarcResponse) warc.next().orElseThrow();
            assertThat(record.http().headers().first("X-A")).contains("b");
            assertThat(record.http().body().stream().readAllBytes()).isEqualTo(PAGE.getBytes(GBK));
            assertThat(warc.next()).isEmpty();
        }
    }

    @Test
    void theRecordOfARevisitIsItsOwn() throws IOException {
        byte[] record = replay.content(at("wr_", "").replace("20261109", "20261110")).body();
        try (WarcReader warc = new WarcReader(new ByteArrayInputStream(record))) {
            assertThat(warc.next().orElseThrow()).isInstanceOf(WarcRevisit.class);
        }
    }

    @Test
    void provenanceTellsWhoCapturedItWhenAndWhereItLies() throws IOException {
        JsonNode told = json(at("pv_", ""));
        assertThat(told.path("url").asString()).isEqualTo(HOME);
        assertThat(told.path("capturedAt").asString()).isEqualTo(AT);
        assertThat(told.path("siteId").asString()).isEqualTo(Archive.SITE);
        assertThat(told.path("file").asString()).isEqualTo(Archive.FILE);
        assertThat(told.path("payloadDigest").asString())
                .isEqualTo(Archive.digest(PAGE.getBytes(GBK)));
        assertThat(told.path("warcHeader").path("WARC-Type").asString()).isEqualTo("response");
        assertThat(told.has("revisitOf")).isFalse();
        JsonNode revisit = json(at("pv_", "").replace("20261109", "20261110"));
        assertThat(revisit.path("revisitOf").path("offset").asLong())
                .isEqualTo(told.path("offset").asLong());
        assertThat(revisit.path("revisitOf").path("capturedAt").asString()).isEqualTo(AT);
    }

    private JsonNode json(String target) throws IOException {
        return JsonMapper.shared().readTree(replay.content(target).body());
    }

    @ParameterizedTest
    @CsvSource({"'',''", "id_,''", "im_,i.png"})
    void aMementoIsKeptForTwoSecondsAndThenAskedForByItsTag(String modifier, String path)
            throws IOException {
        String target = at(modifier, path);
        var answer = replay.content(target);
        assertThat(answer.header("Cache-Control")).contains("private, max-age=2, must-revalidate");
        String tag = answer.header("ETag").orElseThrow();
        assertThat(tag).startsWith("\"").endsWith("\"");
        var again = replay.content(target, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
        assertThat(again.header("Cache-Control")).isEqualTo(answer.header("Cache-Control"));
        assertThat(replay.content(target, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void whatMayNoMoreBeShownIsNotConfirmedByItsTag() throws IOException {
        String url = HOME + "taken-down";
        replay.archive().capture(url, AT, 200, utf8("<p>x"), "Content-Type", "text/html");
        String tag = replay.content(at("", "taken-down")).header("ETag").orElseThrow();
        replay.archive().hide(url);
        assertThat(replay.content(at("", "taken-down"), "If-None-Match", tag).status())
                .isEqualTo(404);
        assertThat(replay.content("/timemap/link/" + url).status()).isEqualTo(404);
        for (String modifier : new String[] {"id_", "tx_", "pv_", "wr_"}) {
            assertThat(replay.content(at(modifier, "taken-down")).status()).isEqualTo(404);
        }
    }

    @Test
    void rewrittenPagesAreGzippedForWhomTakesIt() throws IOException {
        var plain = replay.content(at("", ""));
        var packed = replay.content(at("", ""), "Accept-Encoding", "br;q=0.5, gzip");
        assertThat(packed.header("Content-Encoding")).contains("gzip");
        assertThat(packed.headers()).anyMatch(h -> h.equalsIgnoreCase("Vary: Accept-Encoding"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(
                        replay.content(at("", ""), "Accept-Encoding", "gzip;q=0, br;q=0, zstd")
                                .header("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, deflate, br, zstd", "br", "gzip;q=0, br;q=0.1, *", "BR , GZIP"})
    void whoTakesItAsWellAsGzipGetsBrotli(String accepted) throws IOException {
        var plain = replay.content(at("", ""));
        var packed = replay.content(at("", ""), "Accept-Encoding", accepted);
        assertThat(packed.header("Content-Encoding")).contains("br");
        assertThat(new BrotliInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        var gzipped = replay.content(at("", ""), "Accept-Encoding", "gzip");
        assertThat(packed.header("ETag")).isNotEqualTo(gzipped.header("ETag"));
    }

    @Test
    void timeMapsAreGzippedToo() throws IOException {
        var packed = replay.content("/timemap/link/" + HOME, "Accept-Encoding", "gzip");
        assertThat(
                        new String(
                                new GZIPInputStream(new ByteArrayInputStream(packed.body()))
                                        .readAllBytes(),
                                StandardCharsets.UTF_8))
                .contains("rel=\"first memento\"");
    }

    @Test
    void aTimeMapThatCannotBeCompletedIsCutAndNeverLooksWhole() throws IOException {
        String url = HOME + "cut";
        for (int i = 10; i < 60; i++) {
            for (int j = 10; j < 60; j++) {
                String at = "2026-11-09T06:" + i + ":" + j + "Z";
                replay.archive()
                        .index(url, at, 200, "text/html", "", 0, RANDOM, "response", "", "");
            }
        }
        replay.archive().breakOff();
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + replay.contentPort()
                                                + "/timemap/link/"
                                                + url))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRedirectFromHttpToHttpsIsNoMementoOfItsOwn() throws IOException {
        String url = HOME + "secure";
        String secure = url.replace("http:", "https:");
        Archive archive = replay.archive();
        archive.capture(url, AT, 301, new byte[0], "Location", secure);
        archive.capture(
                secure, "2026-11-09T06:30:10Z", 200, utf8("x"), "Content-Type", "text/html");
        archive.capture(
                secure, "2026-11-10T06:30:10Z", 200, utf8("y"), "Content-Type", "text/html");
        assertThat(replay.content("/timemap/link/" + url).text())
                .doesNotContain("/20261109063009/")
                .contains("/20261109063010/" + secure, "/20261110063010/" + secure);
        assertThat(replay.content("/20261109063010/" + url).headers())
                .noneMatch(h -> h.contains("/20261109063009/"))
                .anyMatch(h -> h.contains("rel=\"last next memento\""));
    }

    @Test
    void robotsAreAskedToStayAway() throws IOException {
        assertThat(replay.content("/robots.txt").text()).isEqualTo("User-agent: *\nDisallow: /\n");
        assertThat(replay.content(at("", "")).header("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(replay.reader("/robots.txt").text())
                .isEqualTo("User-agent: *\nAllow: /$\nDisallow: /\n");
    }
}
