package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Crawls of sites that share a server take turns there, and nobody else waits for them. */
class SameServerIT extends OrchestratorTestBase {
    private static final String WORKER = "worker-of-one-server";
    private final String host = "host-" + UUID.randomUUID() + ".example";

    @AfterEach
    void endWhatRuns() {
        jdbc.sql(
                        """
                        update crawl set state = 'STOPPED', ended_at = now(), worker_id = null,
                            lease_expires_at = null
                        where ended_at is null and position(? in crawl_order::text) > 0""")
                .param(host)
                .update();
    }

    @Test
    void aCrawlWaitsWhileAnotherSiteIsCrawledOnItsServerAndBeginsWhenThatEnds() {
        UUID first = site("http://" + host + ":8081/a/");
        UUID running = runningCrawl(first, "elsewhere");
        UUID waiting = newCrawl(site("https://www." + host + "/b/"));
        UUID other = newCrawl(site("http://other-" + host + "/"));

        awaitAssigned(other);
        assertThat(reason(waiting)).isEqualTo("same-server " + number(first));
        report(paused(running));
        await().atMost(SOON).until(() -> state(running).equals("PAUSED"));
        assertStillWaits(waiting, number(first));

        report(finished(running));
        awaitAssigned(waiting);
    }

    @Test
    void ofTwoThatWaitForOneServerOneBeginsAndThenTheOther() {
        UUID siteA = site("http://" + host + "/a/");
        UUID siteB = site("http://" + host + ":8080/b/");
        UUID crawlA = newCrawl(siteA);
        UUID crawlB = newCrawl(siteB);

        await().atMost(SOON).until(() -> heard() && (assigned(crawlA) || assigned(crawlB)));
        UUID begun = assigned(crawlA) ? crawlA : crawlB;
        UUID waiting = begun.equals(crawlA) ? crawlB : crawlA;
        assertStillWaits(waiting, number(begun.equals(crawlA) ? siteA : siteB));

        assertThat(post("/api/crawls/" + begun + "/stop", "").status()).isEqualTo(202);
        assertThat(reason(waiting)).startsWith("same-server ");
        report(finished(begun, WORKER));
        awaitAssigned(waiting);
    }

    @Test
    void anImportTakesNoServerAndWaitsForNone() {
        UUID importing = imported(site("http://" + host + "/a/"), "1a");
        awaitAssigned(importing);
        UUID crawl = newCrawl(site("http://" + host + "/b/"));
        awaitAssigned(crawl);

        UUID second = imported(site("http://" + host + "/c/"), "2b");
        awaitAssigned(second);
        assertThat(state(crawl)).isNotEqualTo("STOPPED");
    }

    @Test
    void whatIsHeldBeforeItBeginsKeepsNobodyWaiting() {
        UUID held = newCrawl(site("http://" + host + "/a/"));
        assertThat(post("/api/crawls/" + held + "/pause", "").status()).isEqualTo(202);
        UUID crawl = newCrawl(site("http://" + host + "/b/"));

        awaitAssigned(crawl);
        assertThat(reason(held)).isEqualTo("held");
    }

    private UUID site(String seed) {
        Answer nominated = post("/api/nominations", draft(seed));
        assertThat(nominated.status()).as(nominated.response().body()).isEqualTo(201);
        String path = "/api/nominations/" + nominated.body().path("id").asString() + "/approval";
        return UUID.fromString(post(path, "").body().path("siteId").asString());
    }

    private UUID imported(UUID site, String digit) {
        Map<String, Object> file =
                Map.of("name", "a.warc.gz", "length", 1234, "sha512", digit.repeat(64));
        Answer answer =
                post(
                        "/internal/sites/" + site + "/imports",
                        Map.of("workerId", WORKER, "by", "zhang", "files", List.of(file)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return UUID.fromString(answer.body().path("crawl").path("id").asString());
    }

    private String number(UUID site) {
        return jdbc.sql("select number from site where id = ?")
                .param(site)
                .query(String.class)
                .single();
    }

    private String reason(UUID crawl) {
        return crawl(crawl).path("reason").asString();
    }

    private JsonNode crawl(UUID crawl) {
        return get("/api/crawls/" + crawl).body();
    }

    private boolean heard() {
        heartbeat(WORKER, 10);
        return true;
    }

    private boolean assigned(UUID crawl) {
        return crawl(crawl).path("epoch").asInt() == 1;
    }

    private void awaitAssigned(UUID crawl) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> heard() && assigned(crawl));
    }

    /** Over several rounds of assignment, with a worker that has room. */
    private void assertStillWaits(UUID crawl, String site) {
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(
                        () ->
                                heard()
                                        && !assigned(crawl)
                                        && reason(crawl).equals("same-server " + site));
    }

    private static CrawlEvent paused(UUID crawl) {
        return new CrawlEvent.CrawlPaused(
                UUID.randomUUID(), crawl, "elsewhere", 1, Instant.now(), "asked");
    }

    private static CrawlEvent finished(UUID crawl) {
        return finished(crawl, "elsewhere");
    }

    private static CrawlEvent finished(UUID crawl, String worker) {
        return new CrawlEvent.CrawlFinished(
                UUID.randomUUID(),
                crawl,
                worker,
                1,
                Instant.now(),
                CrawlEvent.Outcome.COMPLETE,
                CrawlStatistics.NONE);
    }
}
