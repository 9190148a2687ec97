package org.diancang.launcher.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.diancang.launcher.machine.FakeMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiskForecastTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path data;
    private final FakeMachine machine = new FakeMachine().space(10L << 20);

    private static Map<String, Object> crawl(String no, String state, long fetched, long queued) {
        return Map.of(
                "siteNo",
                "QH0001",
                "crawlNo",
                no,
                "state",
                state,
                "statistics",
                Map.of("fetched", fetched, "queued", queued),
                "order",
                Map.of("settings", Map.of("maxBytes", 1L << 30)));
    }

    private static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    private DiskForecast forecast(Object... crawls) {
        return DiskForecast.of(data, data.resolve("warcs"), json(List.of(crawls)), machine);
    }

    private void sealed(String crawlNo, int bytes) throws Exception {
        Path folder = Files.createDirectories(data.resolve("warcs/QH0001").resolve(crawlNo));
        Files.write(folder.resolve("QH0001-" + crawlNo + "-e1-00000.warc.gz"), new byte[bytes]);
    }

    private void open(String crawlNo, int bytes) throws Exception {
        Path folder = Files.createDirectories(data.resolve("warcs/open"));
        Files.write(folder.resolve("QH0001-" + crawlNo + "-e1-0.warc.gz.open"), new byte[bytes]);
    }

    @Test
    void withoutAnEarlierCrawlTheLimitIsSaidAndThatItMayNotFit() {
        DiskForecast forecast = forecast(crawl("c00001", "FAILED", 3, 0));
        assertThat(forecast.before()).isEmpty();
        assertThat(forecast.before(json(crawl("c00002", "QUEUED", 0, 0))))
                .containsExactly(
                        "Disk: no forecast, as no crawl of this site has ended yet; the limit is"
                                + " 1.0 GB fetched, before compression, 10.0 MB free",
                        "! That may not fit on the disk of "
                                + data
                                + ": make room, or lower --max-urls");
    }

    @Test
    void theLargestOfTheLastThreeCrawlsIsForecast() throws Exception {
        sealed("c00001", 9000);
        sealed("c00002", 5000);
        sealed("c00003", 2048);
        sealed("c00004", 1024);
        DiskForecast forecast =
                forecast(
                        crawl("c00001", "COMPLETE", 90, 0),
                        crawl("c00002", "COMPLETE", 90, 0),
                        crawl("c00004", "BUDGET", 80, 0),
                        crawl("c00003", "COMPLETE", 90, 0));
        assertThat(forecast.before()).hasValue(5000);
        assertThat(forecast.before(json(crawl("c00005", "QUEUED", 0, 0))))
                .containsExactly(
                        "Disk: about 4.9 KB for WARC files, by the largest of the last 3 crawls"
                                + " (last: c00004, 80 URLs, 1.0 KB), 10.0 MB free");
    }

    @Test
    void whileItRunsTheForecastGrowsWithWhatIsFetchedAndWaits() throws Exception {
        DiskForecast forecast = forecast();
        open("c00002", 2048);
        open("c00020", 9999);
        assertThat(forecast.during(json(crawl("c00002", "RUNNING", 20, 60))))
                .isEqualTo(", on disk 2.0 KB of about 8.0 KB");
        assertThat(forecast.during(json(crawl("c00002", "RUNNING", 2, 60))))
                .isEqualTo(", on disk 2.0 KB");
        assertThat(forecast.during(json(crawl("c00003", "QUEUED", 0, 0))))
                .isEqualTo(", on disk 0 B");
    }

    @Test
    void atTheEndTheRealFigureStandsBesideTheForecast() throws Exception {
        sealed("c00001", 1024);
        sealed("c00002", 3072);
        DiskForecast forecast = forecast(crawl("c00001", "COMPLETE", 90, 0));
        assertThat(forecast.after(json(crawl("c00002", "COMPLETE", 90, 0))))
                .isEqualTo("Disk: 3.0 KB of WARC files written; the forecast was 1.0 KB");
        assertThat(forecast().after(json(crawl("c00002", "COMPLETE", 90, 0))))
                .endsWith("there was no forecast");
    }
}
