package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.CrawlSnapshot.Breakdown;
import org.diancang.events.CrawlSnapshot.LastMinutes;
import org.diancang.events.CrawlSnapshot.Part;
import org.diancang.events.CrawlSnapshot.Queue;
import org.diancang.events.CrawlSnapshot.QueueState;
import org.diancang.events.CrawlSnapshot.Queues;
import org.diancang.events.CrawlSnapshot.Recent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A crawl at work as the desk shows it; its worker is played by a server of this test. */
class LivePagesIT extends DeskTestBase {
    private static final Recent ORDINARY = new Recent(100, "www.test", 90, "/p/", 80, 90, 0);
    private static final Recent ENDLESS =
            new Recent(1_000, "rili.test", 990, "/calendar/", 980, 990, 4);

    @Autowired JdbcClient jdbc;
    private final EventCodec codec = new EventCodec();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final java.util.Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer worker;

    @BeforeEach
    void start() throws IOException {
        worker = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        worker.createContext("/", this::answer);
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop(0);
        jdbc.sql("delete from crawl_trouble").update();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization"));
            String path = exchange.getRequestURI().getPath();
            byte[] body = answers.get(path.substring(path.indexOf("/", 20)));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Test
    void aRunningCrawlShowsItsQueuesWithTheirReasonWhatCameAndWhenItMayEnd() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            says(snapshot(ORDINARY));

            Browser.Page page = curator.open(crawl);
            assertThat(page.html())
                    .contains("队列与等待原因", "1 台在抓，2 台在等，3 台抓空")
                    .contains("192.0.2.7", "www.test static.test", "对方要求稍后再来", "再抓")
                    .contains("application/pdf", "域名解析不了", "其余 7 种")
                    .contains("抓完现有的待抓网址", "还有 10 分钟，按近 5 分钟的速率")
                    .contains("hx-trigger=\"every 3s\"")
                    .doesNotContain("id=\"trouble\"");
            assertThat(curator.open(crawl + "/work").html())
                    .contains("队列与等待原因")
                    .doesNotContain("<html");
            assertThat(asked).isNotEmpty().allMatch(a -> a.endsWith("Bearer secret-of-this-test"));
        }
    }

    @Test
    void whenItsWorkerCannotBeReachedThePageSaysSoAndStands() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            worker.stop(0);

            for (String path : List.of("", "/work", "/crawl-log")) {
                Browser.Page page = curator.open(crawl + path);
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.html()).contains("现在连不上");
            }
            Browser.Page file = curator.open(crawl + "/files/queue");
            assertThat(file.path()).isEqualTo(crawl);
            assertThat(file.html()).contains("现在拿不到这个文件");
        }
    }

    @Test
    void theLogIsSearchedByTextAndStatusAndPagedAndNothingInItIsMarkup() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            answers.put(
                    "/log",
                    """
                    {"lines":[{"at":"2026-11-26T00:11:58Z","status":404,"bytes":2048,
                    "url":"http://a.test/<script>alert(1)</script>","path":"L","via":"","type":"","note":"x<b>"},
                    {"at":null,"status":null,"bytes":null,"url":"broken","path":"","via":"","type":"","note":""},
                    {"at":"2026-11-26T00:11:57Z","status":-2,"bytes":null,"url":"http://b.test/","path":"","via":"","type":"","note":""}],
                    "next":4711}\
                    """
                            .getBytes(StandardCharsets.UTF_8));

            Browser.Page page = curator.open(crawl + "/crawl-log?q=a%20%26b&status=404&after=9000");
            assertThat(page.html())
                    .contains("&lt;script&gt;alert(1)", "x&lt;b&gt;", "连不上", "2.00 KB", "broken")
                    .contains("after=4711", "value=\"a &amp;b\"", "selected=\"selected\">404")
                    .doesNotContain("<script>alert");
            assertThat(asked)
                    .anyMatch(a -> a.contains("/log?q=a+%26b&status=404&after=9000&limit=100"));
            assertThat(curator.open(crawl + "/crawl-log?status=6xx").html())
                    .contains("返回要填 problem");
            assertThat(curator.open(crawl + "/crawl-log?after=x").html()).contains("从最新的看起");
            assertThat(curator.open(crawl + "/crawl-log?q=" + "x".repeat(201)).html())
                    .contains("最多 200 个字");
        }
    }

    @Test
    void itsFilesComeFromTheWorkerUnderNamesThatSayWhatTheyAre() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            answers.put(
                    "/files/configuration", "{\"versions\":{}}".getBytes(StandardCharsets.UTF_8));

            Browser.Page file = curator.open(crawl + "/files/configuration");
            assertThat(file.html()).isEqualTo("{\"versions\":{}}");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment")
                    .contains("-c00001-configuration.json");
            for (String name : List.of("secret", "..%2fsecret", "CRAWL_LOG")) {
                assertThat(curator.open(crawl + "/files/" + name).status())
                        .as(name)
                        .isBetween(400, 404);
            }
            assertThat(curator.open("/api" + crawl + "/files/configuration").html())
                    .isEqualTo("{\"versions\":{}}");
            assertThat(curator.open("/api" + crawl + "/live").status()).isEqualTo(404);
            assertThat(curator.open("/api" + crawl + "/crawl-log?status=6xx&limit=0").html())
                    .contains("\"item\":\"status\"", "\"item\":\"limit\"");
        }
    }

    @Test
    void whatWasLeftInTheQueueIsCountedAndDownloadedAfterTheEnd() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            answers.put("/files/queue", "left".getBytes(StandardCharsets.UTF_8));
            assertThat(curator.open(crawl).html()).contains("下载待抓网址").doesNotContain("没抓完");
            set(crawl, "state = 'PAUSED', reason = 'asked'");
            assertThat(curator.open(crawl).html()).contains("下载待抓网址");

            set(
                    crawl,
                    """
                    state = 'BUDGET', reason = null, ended_at = now(), worker_id = null,
                    lease_expires_at = null,
                    statistics = jsonb_set(statistics, '{queued}', '1204')""");
            Browser.Page page = curator.open(crawl);
            assertThat(page.html())
                    .contains("下载没抓完的网址（1,204 个）", "href=\"" + crawl + "/files/queue\"")
                    .doesNotContain("下载待抓网址");
            assertThat(curator.open(crawl + "?lang=en").html())
                    .contains("Download the 1,204 URLs that were left");
            curator.open("/?lang=zh-CN");

            Browser.Page file = curator.open(crawl + "/files/queue");
            assertThat(file.html()).isEqualTo("left");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment")
                    .contains("-c00001-queue.txt.gz");
            assertThat(asked)
                    .anyMatch(a -> a.matches(".*/files/queue\\?site=[A-Z]+[0-9]+&crawl=c00001 .*"));
            answers.clear();
            assertThat(curator.open(crawl + "/files/queue").html()).contains("现在拿不到这个文件");

            set(crawl, "statistics = jsonb_set(statistics, '{queued}', '0')");
            assertThat(curator.open(crawl).html()).doesNotContain("没抓完", "/files/queue");
        }
    }

    /** Changes a crawl as its worker's reports would. */
    private void set(String crawl, String columns) {
        jdbc.sql("update crawl set " + columns + " where id = ?")
                .param(UUID.fromString(crawl.substring(crawl.lastIndexOf('/') + 1)))
                .update();
    }

    @Test
    void aCrawlLostInOneFolderIsShownWithWhatCanBeDoneAndThatIsDone() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            says(snapshot(ENDLESS));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> curator.open(crawl + "/work").html().contains("id=\"trouble\""));
            Browser.Page page = curator.open(crawl);
            assertThat(page.html()).contains("像是没有尽头", "rili.test/calendar/", "写检查点后停止", "先不管");
            assertThat(curator.open("/").html()).contains("没有进展", "去处理");
            assertThat(curator.open(crawl + "/log").html()).contains("rili.test/calendar/ 像是没有尽头");

            curator.open(crawl);
            Browser.Page excluded = curator.submit(crawl + "/trouble/exclude", Map.of());
            assertThat(excluded.html()).contains("已调整").doesNotContain("id=\"trouble\"");
            assertThat(curator.open(crawl + "/change").html())
                    .contains("^https?://rili\\.test(:[0-9]+)?/calendar/");
        }
    }

    @Test
    void whoWantsToHearNoMoreOfItIsLeftInPeace() {
        try (Browser curator = signedIn("curator")) {
            String crawl = runningCrawl(curator);
            says(snapshot(ENDLESS));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> curator.open(crawl + "/work").html().contains("id=\"trouble\""));

            curator.open(crawl);
            assertThat(curator.submit(crawl + "/trouble/leave", Map.of()).html())
                    .contains("一小时内不再提");
            long looks = asked.size();
            await().pollDelay(Duration.ofSeconds(2)).until(() -> asked.size() >= looks);
            assertThat(curator.open(crawl + "/work").html()).doesNotContain("id=\"trouble\"");
        }
    }

    private void says(CrawlSnapshot snapshot) {
        answers.put("/live", codec.encode(snapshot));
    }

    private static CrawlSnapshot snapshot(Recent recent) {
        return new CrawlSnapshot(
                Instant.now(),
                false,
                new CrawlStatistics(6_000, 3_000, 0, 0, 3_000_000, 0, 300_000, 10, 10_000),
                new Breakdown(List.of(new Part("200", 900, 0), new Part("-1", 3, 0)), 0, 0, 0),
                new Breakdown(List.of(new Part("application/pdf", 9, 4_096)), 7, 70, 700),
                new Breakdown(List.of(new Part("www.test", 900, 1)), 0, 0, 0),
                new Queues(
                        1,
                        2,
                        3,
                        List.of(
                                new Queue(
                                        "192.0.2.7",
                                        List.of("www.test", "static.test"),
                                        6_000,
                                        QueueState.BUSY,
                                        Instant.now().plusSeconds(90)))),
                new LastMinutes(300_000, 3_000, 3_000_000, 9_000),
                recent);
    }

    /** Path of a crawl that runs on the worker of this test. */
    private String runningCrawl(Browser curator) {
        try (Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "沙河县人民政府", freshSeed()).id();
            Browser.Page site = approved(approver, nomination);
            curator.open(site.path());
            Browser.Page crawl = curator.submit(site.path() + "/crawls", Map.of());
            String name = "worker-of-" + crawl.id();
            jdbc.sql(
                            """
                            insert into worker (worker_id, address, capacity, running, heartbeat_at)
                            values (?, ?, 0, '{}', now())\
                            """)
                    .params(name, "http://127.0.0.1:" + worker.getAddress().getPort())
                    .update();
            jdbc.sql(
                            """
                            update crawl set state = 'RUNNING', reason = null, worker_id = ?,
                                last_worker_id = ?, epoch = 1, started_at = now(),
                                lease_expires_at = now() + interval '1 hour'
                            where id = ?\
                            """)
                    .params(name, name, UUID.fromString(crawl.id()))
                    .update();
            return crawl.path();
        }
    }
}
