package org.diancang.samplesite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSiteTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern LINK =
            Pattern.compile(
                    "(?i)(?:href|src|action|poster)=\"([^\"#]+)[\"#]|url\\(['\"]?([^'\")]+)"
                            + "|@import \"([^\"]+)|; url=([^\"]+)|srcset=\"([^\" ]+)");

    private static SampleSite site;
    private static SiteClient client;

    @BeforeAll
    static void start() {
        site = SampleSite.start(SampleSiteOptions.onFreePorts("127.0.0.2"));
        client = new SiteClient(site.dnsAddress());
    }

    @AfterAll
    static void stop() {
        client.close();
        site.close();
    }

    @Test
    void everyPageAnswersWithItsLength() {
        assertThat(site.pageCount()).isGreaterThanOrEqualTo(100);
        for (URI page : site.pages()) {
            HttpResponse<byte[]> answer = client.get(page);
            assertThat(answer.statusCode()).as(page.toString()).isEqualTo(200);
            assertThat(answer.headers().firstValueAsLong("Content-Length"))
                    .hasValue(answer.body().length);
            assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
            assertThat(new String(answer.body(), UTF_8)).doesNotContain("{{");
        }
    }

    @Test
    void everyPageIsReachedFromTheSeedsAndOnlyOneLinkIsDead() {
        Map<URI, Integer> seen = new HashMap<>();
        Deque<URI> queue = new ArrayDeque<>(site.seeds());
        while (!queue.isEmpty()) {
            URI uri = queue.removeFirst();
            if (seen.containsKey(uri) || uri.getHost().equals("outside.example")) {
                continue;
            }
            if (uri.getHost().startsWith("trap.") && !uri.getPath().equals("/")) {
                continue;
            }
            HttpResponse<byte[]> answer = client.get(uri);
            seen.put(uri, answer.statusCode());
            answer.headers().firstValue("Location").map(uri::resolve).ifPresent(queue::add);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/")) {
                queue.addAll(links(uri, answer));
            }
        }
        assertThat(seen.keySet()).containsAll(site.pages());
        assertThat(
                        seen.entrySet().stream()
                                .filter(e -> e.getValue() >= 400)
                                .map(e -> e.getKey().getPath()))
                .containsExactly("/xw/not-there.html");
        assertThat(seen.values()).contains(301, 302);
        assertThat(seen.keySet().stream().map(URI::getPath))
                .contains(
                        "/css/base.css", "/images/pattern.svg", "/files/qinghe-gongbao-2024-1.pdf");
    }

    private static Set<URI> links(URI base, HttpResponse<byte[]> answer) {
        Matcher m = LINK.matcher(new String(answer.body(), charset(answer)));
        Set<URI> links = new LinkedHashSet<>();
        while (m.find()) {
            IntStream.rangeClosed(1, m.groupCount())
                    .mapToObj(m::group)
                    .filter(link -> link != null && !link.startsWith("data:"))
                    .map(link -> link.replace("&amp;", "&").replace(" ", "%20").replace(",", ""))
                    .forEach(link -> links.add(URI.create(base.resolve(link).toASCIIString())));
        }
        return links;
    }

    private static Charset charset(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return type.contains("utf-") ? Charset.forName(type.replaceAll(".*=", "")) : GB18030;
    }

    @ParameterizedTest
    @CsvSource({
        "/gk/, text/html, text/html; charset=gb2312, 周镕基",
        "/gk/lishi.html, text/html; charset=gb2312, '', 杨䶮著",
        "/zwgk/tz/t20240612_2.html, text/html; charset=GB2312, text/html; charset=GB2312, 龙洞湾",
        "/xw/20241001_4.html, text/html, text/html; charset=GBK, 十一连丰",
        "/zwgk/zcwj/2023-031.html, text/html; charset=GB18030, text/html; charset=GB18030, 催告",
    })
    void chineseEncodingsAreDeclaredInEveryWayThatOccurs(
            String path, String header, String meta, String text) {
        HttpResponse<byte[]> answer = client.get(site.seeds().getFirst().resolve(path));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(header);
        String decoded = new String(answer.body(), GB18030);
        assertThat(decoded).contains(text).doesNotContain("\uFFFD");
        assertThat(decoded.contains("http-equiv")).isEqualTo(!meta.isEmpty());
        assertThat(decoded).contains(meta);
        assertThat(new String(answer.body(), UTF_8)).doesNotContain(text);
    }

    @ParameterizedTest
    @CsvSource({
        "/big5/, text/html, Big5, 素有「耕讀之鄉」之稱",
        "/big5/gaikuang.html, text/html; charset=Big5, Big5, 許功蓋先生",
        "/gk/shici.html, text/html; charset=utf-16, UTF-16, 半在芦花半在滩",
        "/gk/yuyan.html, text/html, GBK, 食朝",
    })
    void otherEncodingsOccurToo(String path, String header, String charset, String text) {
        HttpResponse<byte[]> answer = client.get(site.seeds().getFirst().resolve(path));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(header);
        assertThat(new String(answer.body(), Charset.forName(charset))).contains(text);
        assertThat(new String(answer.body(), UTF_8)).doesNotContain(text);
    }

    @Test
    void onePageSaysNowhereHowItIsEncoded() {
        HttpResponse<byte[]> answer = client.get(site.seeds().getFirst().resolve("/gk/yuyan.html"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(new String(answer.body(), GB18030)).doesNotContainIgnoringCase("charset");
    }

    @Test
    void everyFileAnswersAndScriptsOfOtherHostsMayReadTheData() {
        assertThat(site.files()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        assertThat(site.filesOfScripts()).hasSize(4);
        Stream.concat(site.files().stream(), site.filesOfScripts().stream())
                .forEach(
                        file -> {
                            HttpResponse<byte[]> answer = client.get(file);
                            assertThat(answer.statusCode()).as(file.toString()).isEqualTo(200);
                            assertThat(answer.body()).as(file.toString()).isNotEmpty();
                            assertThat(
                                            answer.headers()
                                                    .firstValue("Access-Control-Allow-Origin")
                                                    .isPresent())
                                    .isEqualTo(file.getPath().endsWith(".json"));
                        });
    }

    @Test
    void addressesPutTogetherByScriptsStandInNoText() {
        String script = new String(client.get(museum("/js/cangpin.js")).body(), UTF_8);
        assertThat(script).contains("/api/pieces.json", museum("/api/note.json").toString());
        for (URI file : site.filesOfScripts()) {
            for (URI text : site.files()) {
                assertThat(new String(client.get(text).body(), UTF_8))
                        .as("%s in %s", file, text)
                        .doesNotContain(file.getPath());
            }
        }
    }

    @Test
    void thePagesOfAListDifferByTheirQueryOnly() {
        assertThat(text("/xw/lb.html?page=1")).contains("开镰仪式").doesNotContain("龙舟赛");
        assertThat(text("/xw/lb.html?page=2")).contains("龙舟赛").doesNotContain("开镰仪式");
        assertThat(text("/zmhd/xj.html?%e7%b1%bb%e5%88%ab=%E4%BA%A4%E9%80%9A")).contains("交通类");
        assertThat(client.get(site.seeds().getFirst().resolve("/xw/lb.html?page=9")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void filmAndSoundAreServedInParts() {
        for (String path : List.of("/media/kaishan.webm", "/media/chaqiang.ogg")) {
            URI file = site.seeds().getFirst().resolve(path);
            byte[] whole = client.get(file).body();
            assertThat(whole).hasSizeBetween(10_000, 300_000);
            HttpResponse<byte[]> part = client.send("GET", file, "Range", "bytes=1000-1999");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 2000));
            assertThat(part.headers().firstValue("Content-Range"))
                    .hasValue("bytes 1000-1999/" + whole.length);
            assertThat(client.send("HEAD", file, "Range", "bytes=0-1").statusCode()).isEqualTo(200);
            assertThat(client.send("GET", file, "Range", "bytes=999999-").statusCode())
                    .isEqualTo(416);
        }
    }

    private static URI museum(String path) {
        return site.seeds().get(1).resolve(path);
    }

    @Test
    void governmentPagesCarryTheirMetadata() {
        String page = text("/zwgk/zcwj/2024-012.html");
        assertThat(page)
                .contains("<meta name=\"SiteName\" content=\"青禾县人民政府\">")
                .contains("<meta name=\"SiteIDCode\" content=\"9901230001\">")
                .contains("<meta name=\"ColumnType\" content=\"政策文件\">")
                .contains("<meta name=\"PubDate\" content=\"2024-06-03 08:30\">")
                .contains("<th>索引号</th><td>990123001/2024-00012</td>");
    }

    @Test
    void linksBetweenTheHostsCarryTheirPorts() {
        assertThat(text("/"))
                .contains(site.seeds().get(1).toString(), site.seeds().get(2).toString());
    }

    @Test
    void everyHostAnswersOnEveryPort() {
        URI museumOnGovernmentPort =
                URI.create(
                        "http://museum.qinghe-culture.example:"
                                + site.seeds().get(0).getPort()
                                + "/");
        assertThat(new String(client.get(museumOnGovernmentPort).body(), UTF_8)).contains("青禾县博物馆");
    }

    @ParameterizedTest
    @CsvSource({"/old/index.asp,301,/", "/zwgk,301,/zwgk/"})
    void whatMovedIsRedirected(String path, int status, String target) {
        HttpResponse<byte[]> answer = client.get(site.seeds().getFirst().resolve(path));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).hasValue(target);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("0");
    }

    @Test
    void aChinesePathIsRedirectedToAnother() {
        URI old = URI.create(site.seeds().getFirst().resolve("/旧闻/青禾").toASCIIString());
        HttpResponse<byte[]> answer = client.get(old);
        assertThat(answer.statusCode()).isEqualTo(302);
        URI target = old.resolve(answer.headers().firstValue("Location").orElseThrow());
        assertThat(target.getPath()).isEqualTo("/旧闻/二〇一四.html");
        assertThat(client.get(target).statusCode()).isEqualTo(200);
        assertThat(client.get(URI.create(target.toString().toLowerCase(Locale.ROOT))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void robotsAreKeptOutOfOneFolder() {
        assertThat(text("/robots.txt")).contains("Disallow: /internal/");
        assertThat(client.get(site.seeds().get(2).resolve("/robots.txt")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theTrapHasNoEnd() {
        URI trap =
                URI.create("http://trap.qinghe-gov.example:" + site.seeds().getFirst().getPort());
        String page = new String(client.get(trap.resolve("/calendar?month=99999")).body(), UTF_8);
        assertThat(page).contains("/calendar?month=100000");
    }

    @Test
    void theClockIsTheOnlyPageThatChanges() {
        URI first = site.seeds().getFirst();
        int[] ports = site.seeds().stream().mapToInt(URI::getPort).toArray();
        Map<URI, byte[]> before = new HashMap<>();
        site.pages().forEach(page -> before.put(page, client.get(page).body()));
        String time = text("/time.html");
        stop();
        Clock later = Clock.fixed(Instant.parse("2031-02-03T04:05:06.007Z"), ZoneOffset.UTC);
        site =
                SampleSite.start(
                        new SampleSiteOptions("127.0.0.2", ports[0], ports[1], ports[2], 0), later);
        client = new SiteClient(site.dnsAddress());
        assertThat(site.pages()).containsExactlyInAnyOrderElementsOf(before.keySet());
        before.forEach(
                (page, body) ->
                        assertThat(client.get(page).body()).as(page.toString()).isEqualTo(body));
        assertThat(site.seeds().getFirst()).isEqualTo(first);
        assertThat(text("/time.html")).isNotEqualTo(time).contains("2031年2月3日 12:05:06.007");
    }

    @Test
    void theSearchFindsTitlesAndEscapesWhatWasAsked() {
        assertThat(text("/search?q=%E6%94%BF%E5%BA%9C")).contains("政府信息公开目录");
        assertThat(text("/search?q=%3Cscript%3E"))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(text("/search?q=%E6")).contains("搜索词：");
        assertThat(text("/search")).contains("搜索词：");
    }

    @Test
    void theGazetteIsAPdf() {
        byte[] pdf =
                client.get(site.seeds().getFirst().resolve("/files/qinghe-gongbao-2024-1.pdf"))
                        .body();
        assertThat(new String(pdf, ISO_8859_1)).startsWith("%PDF-1.").contains("%%EOF");
    }

    @Test
    void headAnswersTheLengthWithoutTheBody() {
        URI page = site.seeds().getFirst();
        HttpResponse<byte[]> head = client.send("HEAD", page);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(client.get(page).body().length);
        assertThat(client.send("DELETE", page).statusCode()).isEqualTo(405);
    }

    @Test
    void anUnknownHostIsNotServed() {
        URI other = URI.create("http://outside.example:" + site.seeds().getFirst().getPort() + "/");
        assertThat(client.get(other).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001\u0002\r\n\r\n",
                "GET\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: www.qinghe-gov.example\r\n\r\n",
                "GET //// HTTP/1.1\r\nHost: :::\r\n\r\n",
                "GET http://[ HTTP/1.1\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: www.qinghe-gov.example\r\n\r\n",
                "GET /\u00e9\u00ff HTTP/1.1\r\nHost: www.qinghe-gov.example\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void aBrokenRequestDoesNotStopTheServer(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.2"), site.seeds().getFirst().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        assertThat(client.get(site.seeds().getFirst()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int taken = site.seeds().getFirst().getPort();
        assertThatThrownBy(
                        () -> SampleSite.start(new SampleSiteOptions("127.0.0.2", taken, 0, 0, 0)))
                .isInstanceOf(SampleSiteException.class)
                .hasMessageContaining("127.0.0.2:" + taken);
    }

    @Test
    void onlyLoopbackIsServed() {
        assertThatThrownBy(() -> SampleSite.start(SampleSiteOptions.onFreePorts("0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }

    @Test
    void theHostsFileNamesEveryHost() {
        assertThat(site.hostsFileLines())
                .contains("127.0.0.2 www.qinghe-gov.example", "127.0.0.2 trap.qinghe-gov.example")
                .hasSize(4);
    }

    private static String text(String path) {
        return new String(client.get(site.seeds().getFirst().resolve(path)).body(), UTF_8);
    }
}
