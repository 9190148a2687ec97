package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.CrawlEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ScheduleIT extends OrchestratorTestBase {
    private static final Map<String, Object> DAILY =
            Map.of(
                    "kind",
                    "INTERVAL",
                    "every",
                    1,
                    "unit",
                    "DAYS",
                    "at",
                    "02:00",
                    // Never due by itself while these tests run.
                    "startsOn",
                    LocalDate.now(ZoneOffset.UTC).plusYears(1).toString());

    @Test
    void aScheduleIsMadeReadChangedAndRemovedByItsTag() {
        String path = "/api/sites/" + newSite() + "/schedule";
        assertThat(get(path).status()).isEqualTo(404);

        Answer made = put(path, DAILY);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.response().headers().firstValue("Location")).contains(path);
        assertThat(made.body().path("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(made.body().path("nextRuns")).hasSize(5);
        String tag = tag(made);
        assertThat(tag(get(path))).isEqualTo(tag);

        Map<String, Object> weekly = Map.of("kind", "CRON", "cron", "0 2 * * 1", "zone", "UTC");
        assertThat(put(path, weekly).status()).isEqualTo(428);
        assertThat(change(path, weekly, "\"1\"").status()).isEqualTo(412);
        assertThat(change(path, weekly, "W/" + tag).status()).isEqualTo(412);
        Answer changed = change(path, weekly, tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("cron").asString()).isEqualTo("0 2 * * 1");
        assertThat(changed.body().has("every")).isFalse();
        assertThat(change(path, DAILY, tag).type()).endsWith("/outdated");

        assertThat(send(request(path).DELETE()).status()).isEqualTo(428);
        assertThat(send(request(path).header("If-Match", tag).DELETE()).status()).isEqualTo(412);
        assertThat(send(request(path).header("If-Match", tag(changed)).DELETE()).status())
                .isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        // A tag of what was removed is none of what is made anew.
        assertThat(change(path, DAILY, tag).status()).isEqualTo(412);
        Answer anew = put(path, DAILY);
        assertThat(anew.status()).isEqualTo(201);
        assertThat(tag(anew)).isNotEqualTo(tag).isNotEqualTo(tag(changed));
        remove(path, anew);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'CRON','cron':'0 25 * * *'}                          | cron     | hour",
                "{'kind':'CRON','cron':'0 2 * *'}                             | cron     | field-count",
                "{'kind':'CRON','cron':'0 2 * * *','zone':'Asia/Nowhere'}     | zone     | unknown",
                "{'kind':'INTERVAL','every':0,'unit':'DAYS','at':'02:00'}     | every    | out-of-range",
                "{'kind':'INTERVAL','every':'1','unit':'DAYS','at':'02:00'}   | every    | wrong-type",
                "{'kind':'INTERVAL','every':1,'unit':'DAYS','at':'25:00'}     | at       | malformed",
                "{}                                                           | kind     | required",
                "{'kind':'NEVER'}                                             | kind     | unknown",
                "{'kind':5}                                                   | kind     | wrong-type",
            })
    void whatIsWrongIsToldByItsField(String body, String item, String code) {
        String json = body.replace('\'', '"');
        String site = newSite().toString();
        for (Answer answer :
                new Answer[] {
                    put("/api/sites/" + site + "/schedule", json),
                    post("/api/schedule-previews", json)
                }) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("errors").path(0).path("item").asString())
                    .isEqualTo(item);
            assertThat(answer.body().path("errors").path(0).path("code").asString())
                    .isEqualTo(code);
        }
        assertThat(get("/api/sites/" + site + "/schedule").status()).isEqualTo(404);
    }

    @Test
    void aPreviewTellsTheNextFiveAndKeepsNothing() {
        Answer preview =
                post(
                        "/api/schedule-previews",
                        Map.of("kind", "CRON", "cron", "0 2 * * 1", "zone", "Europe/Berlin"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().path("nextRuns")).hasSize(5);
    }

    @Test
    void noSuchSiteHasASchedule() {
        String path = "/api/sites/" + UUID.randomUUID() + "/schedule";
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(put(path, DAILY).status()).isEqualTo(404);
        assertThat(send(request(path).header("If-Match", "\"1\"").DELETE()).status())
                .isEqualTo(404);
        assertThat(get("/api/schedule-runs?site=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aSuspendedScheduleIsKeptAndNeverDue() {
        Map<String, Object> suspended = new HashMap<>(DAILY);
        suspended.put("state", "SUSPENDED");
        String path = "/api/sites/" + newSite() + "/schedule";
        Answer made = put(path, suspended);
        assertThat(made.body().path("nextRuns")).isEmpty();
        assertThat(made.body().path("state").asString()).isEqualTo("SUSPENDED");
        remove(path, made);
    }

    @Test
    void aDueRunQueuesACrawlAndTheNextIsSkippedWhileThatIsOpen() {
        UUID site = newSite();
        String path = "/api/sites/" + site + "/schedule";
        Answer made = put(path, DAILY);
        due(site);
        await().atMost(SOON).until(() -> runs(site).size() == 1);
        JsonNode first = runs(site).path(0);
        UUID crawl = UUID.fromString(first.path("crawlId").asString());
        assertThat(first.path("outcome").asString()).isEqualTo("QUEUED");
        assertThat(first.path("lateSeconds").asLong()).isBetween(60L, 120L);
        assertThat(get("/api/crawls/" + crawl).body().path("queuedBy").asString())
                .isEqualTo("schedule");

        due(site);
        await().atMost(SOON).until(() -> runs(site).size() == 2);
        assertThat(runs(site).path(0).path("reason").asString()).isEqualTo("EARLIER_WAITS");
        assertThat(runs(site).path(0).path("crawlId").asString()).isEqualTo(crawl.toString());

        jdbc.sql(
                        """
                        update crawl set worker_id = 'scheduled', last_worker_id = 'scheduled',
                            epoch = 1, lease_expires_at = now() + interval '1 hour'
                        where id = ?""")
                .param(crawl)
                .update();
        Instant started = Instant.parse(first.path("dueAt").asString()).plusSeconds(2_520);
        report(new CrawlEvent.CrawlStarted(UUID.randomUUID(), crawl, "scheduled", 1, started));
        await().atMost(SOON).until(() -> runs(site).path(1).has("startedAt"));
        assertThat(runs(site).path(1).path("lateSeconds").asLong()).isEqualTo(2_520);

        report(
                new CrawlEvent.CrawlPaused(
                        UUID.randomUUID(), crawl, "scheduled", 1, started.plusSeconds(1), "asked"));
        await().atMost(SOON).until(() -> state(crawl).equals("PAUSED"));
        due(site);
        await().atMost(SOON).until(() -> runs(site).size() == 3);
        assertThat(runs(site).path(0).path("reason").asString()).isEqualTo("EARLIER_PAUSED");

        jdbc.sql("update site set state = 'SUSPENDED' where id = ?").param(site).update();
        due(site);
        await().atMost(SOON).until(() -> runs(site).size() == 4);
        assertThat(runs(site).path(0).path("reason").asString()).isEqualTo("NOT_COLLECTING");
        remove(path, made);
        assertThat(runs(site)).hasSize(4);
    }

    /** Makes a site due a minute ago; each time later than the last. */
    private void due(UUID site) {
        await().atMost(SOON).until(() -> bellIsSet(site));
        jdbc.sql("update schedule set next_due_at = now() - interval '1 minute' where site_id = ?")
                .param(site)
                .update();
        jdbc.sql("update scheduled_tasks set execution_time = now() where task_instance = ?")
                .param(site.toString())
                .update();
    }

    private boolean bellIsSet(UUID site) {
        return jdbc.sql(
                        """
                        select exists (
                            select 1 from schedule s
                            join scheduled_tasks t on t.task_instance = s.site_id::text
                            where s.site_id = ? and t.execution_time = s.next_due_at
                              and not t.picked)""")
                .param(site)
                .query(Boolean.class)
                .single();
    }

    private JsonNode runs(UUID site) {
        return get("/api/schedule-runs?site=" + site).body();
    }

    private Answer change(String path, Object body, String tag) {
        return send(
                request(path)
                        .header("If-Match", tag)
                        .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private void remove(String path, Answer latest) {
        assertThat(send(request(path).header("If-Match", tag(latest)).DELETE()).status())
                .isEqualTo(204);
    }

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }
}
