package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.client.CdxLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One crawl of the whole sample county: what it finds, what it keeps away from. */
@ExtendWith(SharedArchive.class)
class SampleCrawlIT {
    private static List<CdxLine> lines = List.of();

    @BeforeAll
    static void crawl(SampleArchive archive) {
        String crawl = archive.crawl().path("id").asString();
        await("every capture of the crawl is indexed")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> archive.audit().clean());
        List<CdxLine> found = new ArrayList<>();
        archive.index()
                .all(
                        line -> {
                            if (line.text("crawlId").equals(crawl)) {
                                found.add(line);
                            }
                        });
        lines = List.copyOf(found);
    }

    @Test
    void everyPageAndFileIsCapturedThatNoScriptPutsTogether(SampleArchive archive) {
        Set<String> captured =
                lines.stream()
                        .filter(line -> line.fields().path("status").asInt(0) == 200)
                        .map(line -> line.text("url"))
                        .collect(Collectors.toSet());
        assertThat(captured)
                .containsAll(
                        Stream.concat(
                                        archive.sample().pages().stream(),
                                        archive.sample().files().stream())
                                .filter(url -> !url.getHost().startsWith("trap."))
                                .filter(url -> !url.getPath().startsWith("/internal/"))
                                .map(URI::toString)
                                .toList())
                .doesNotContainAnyElementsOf(
                        archive.sample().filesOfScripts().stream().map(URI::toString).toList());
    }

    @Test
    void everyHostsAddressIsKeptAsAResourceOfDns() {
        assertThat(
                        lines.stream()
                                .filter(line -> line.text("url").startsWith("dns:"))
                                .filter(line -> line.text("recordType").equals("resource"))
                                .filter(line -> line.text("mime").equals("text/dns"))
                                .map(line -> line.text("url")))
                .containsExactlyInAnyOrder(
                        "dns:www.qinghe-gov.example",
                        "dns:museum.qinghe-culture.example",
                        "dns:www.qinghe-economy.example");
    }

    @Test
    void theTrapTheWorldOutsideAndWhatRobotsMayNotSeeAreLeftAlone() {
        assertThat(lines.stream().map(line -> line.text("url")))
                .noneMatch(
                        url -> url.contains("trap.qinghe-gov") || url.contains("outside.example"))
                .noneMatch(url -> url.contains("/internal/"));
    }

    @Test
    void onlyTheDeadLinkOfTheSiteIsAnsweredByNothing() {
        assertThat(
                        lines.stream()
                                .filter(line -> line.fields().path("status").asInt(0) >= 400)
                                .map(line -> URI.create(line.text("url")).getPath())
                                .filter(path -> !path.equals("/robots.txt"))
                                .filter(path -> !path.equals("/favicon.ico")))
                .containsExactly("/xw/not-there.html");
    }
}
