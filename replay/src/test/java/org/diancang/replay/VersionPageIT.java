package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class VersionPageIT {
    private static final String HOME = "http://version.example/";
    private static final String AT = ThreeVersions.LATEST;
    private static final byte[] PAGE = ThreeVersions.PAGE;

    private final RunningReplay replay;

    VersionPageIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        ThreeVersions.capture(replay.archive(), HOME);
        replay.archive()
                .capture(HOME + "a?lang=en&x=%2F", AT, 200, PAGE, "Content-Type", "text/html");
        replay.archive().capture(HOME + "a.pdf", AT, 200, PAGE, "Content-Type", "application/pdf");
    }

    @Test
    void aVersionStandsInAFrameFromTheOtherOrigin() throws IOException {
        var answer = replay.reader("/20261108223009/" + HOME);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("src=\"http://content.localhost:8082/20261108223009if_/" + HOME + "\"")
                .contains("sandbox=\"allow-scripts")
                .doesNotContain("allow-top-navigation", "style=\"")
                .contains("2026年11月9日 06:30:09", "这是存档，不是现在的网页", "第 3 版，共 3 版")
                .contains("href=\"/20261108180014/" + HOME + "\"")
                .contains(Archive.FILE, Archive.digest(PAGE), "相符", "urn:uuid:")
                .contains("/20261108223009id_/" + HOME);
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains(
                        "frame-src http://content.localhost:8082",
                        "style-src 'self'",
                        "script-src 'self'");
    }

    @Test
    void theDigestIsRecomputed() throws IOException {
        String url = HOME + "forged";
        replay.archive()
                .captureRaw(url, AT, 200, utf8("HTTP/1.1 200 OK\r\n\r\nforged"), "text/html");
        assertThat(replay.reader("/20261108223009/" + url).text())
                .contains("不相符", Archive.digest(utf8("forged")));
    }

    @Test
    void aDigestOverTheChunksAsSentMatchesToo() throws IOException {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        String sent = "3\r\nabc\r\n0\r\n\r\n";
        for (String digested : new String[] {sent, "abc"}) {
            String url = HOME + "chunked" + digested.length();
            replay.archive()
                    .captureRaw(
                            url,
                            AT,
                            200,
                            utf8(head + sent),
                            "text/html",
                            Archive.digest(utf8(digested)));
            assertThat(replay.reader("/20261108223009/" + url).text()).contains("<b>相符</b>");
        }
    }

    @Test
    void anInexactTimeLeadsToTheExactOne() throws IOException {
        var answer = replay.reader("/20261109/" + HOME);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/20261108223009/" + HOME);
    }

    @Test
    void aQueryBelongsToTheArchivedUrl() throws IOException {
        var answer = replay.reader("/20261108223009/" + HOME + "a?lang=en&x=%2F");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("lang=\"zh-CN\"", "if_/" + HOME + "a?lang=en&amp;x=%2F");
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
    }

    @Test
    void aPdfIsOfferedInAWindow() throws IOException {
        assertThat(replay.reader("/20261108223009/" + HOME + "a.pdf").text())
                .contains("打开 PDF")
                .doesNotContain("<iframe");
    }

    @Test
    void aVersionAmongVeryManyHasItsNeighboursAndCostsNoMoreForThem() throws IOException {
        String url = HOME + "often";
        index(url, 10_005);
        long before = replay.archive().linesSent();
        String text = replay.reader("/20200107224300/" + url).text();
        assertThat(text)
                .contains("href=\"/20200107224200/" + url + "\"")
                .contains("href=\"/20200107224400/" + url + "\"")
                .contains("<dd>待核</dd>");
        assertThat(replay.archive().linesSent() - before).isLessThan(1_100);
    }

    @Test
    void theFirstAndTheLastOfVeryManyHaveOneNeighbour() throws IOException {
        String url = HOME + "ends";
        index(url, 1_005);
        assertThat(replay.reader("/20200101000000/" + url).text())
                .contains("href=\"/20200101000100/" + url + "\"")
                .doesNotContain("上一版，");
        assertThat(replay.reader("/20200101164400/" + url).text())
                .contains("href=\"/20200101164300/" + url + "\"")
                .doesNotContain("下一版，");
    }

    @Test
    void aThousandVersionsAreStillNumbered() throws IOException {
        String url = HOME + "thousand";
        index(url, 1_000);
        assertThat(replay.reader("/20200101083200/" + url).text()).contains("第 513 版，共 1,000 版");
    }

    private void index(String url, int versions) {
        Instant first = Instant.parse("2020-01-01T00:00:00Z");
        for (int i = 0; i < versions; i++) {
            String at = first.plusSeconds(60L * i).toString();
            replay.archive()
                    .index(
                            url,
                            at,
                            200,
                            "text/html",
                            "sha1:A",
                            i,
                            new UUID(1, i),
                            "response",
                            "",
                            "");
        }
    }
}
