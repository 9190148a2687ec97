package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProfileIT extends OrchestratorTestBase {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String FORMAT = "diancang-crawl-settings/1";

    @Test
    void aProfileIsMadeReadChangedAndRemovedByItsTag() {
        String name = newName();
        Answer made = post("/api/profiles", profile(name, Map.of("maxUrls", 500)));
        assertThat(made.status()).isEqualTo(201);
        String path = made.response().headers().firstValue("Location").orElseThrow();
        assertThat(get(path).body()).isEqualTo(made.body());
        assertThat(made.body().path("overrides").path("maxUrls").asInt()).isEqualTo(500);
        assertThat(made.body().path("changedBy").asString()).isEqualTo("internal");

        Map<String, Object> slower = profile(name, Map.of("delayMs", 2_000));
        assertThat(put(path, slower).status()).isEqualTo(428);
        assertThat(change(path, slower, "\"1000000\"").status()).isEqualTo(412);
        Answer changed = change(path, slower, tag(made));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("overrides").has("maxUrls")).isFalse();
        assertThat(change(path, slower, tag(made)).type()).endsWith("/outdated");

        assertThat(send(request(path).DELETE()).status()).isEqualTo(428);
        assertThat(remove(path, tag(changed)).status()).isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(remove(path, tag(changed)).status()).isEqualTo(404);
        JsonNode history = get(path + "/changes").body();
        assertThat(history).hasSize(3);
        assertThat(history.path(0).path("after").isNull()).isTrue();
        assertThat(history.path(1).path("before").path("overrides").path("maxUrls").asInt())
                .isEqualTo(500);
        assertThat(get("/api/profiles/" + UUID.randomUUID() + "/changes").status()).isEqualTo(404);
    }

    @Test
    void twoProfilesNeverHaveTheSameName() {
        String name = newName() + "a";
        assertThat(post("/api/profiles", profile(name, Map.of())).status()).isEqualTo(201);

        Answer second = post("/api/profiles", profile(name.replace('a', 'A'), Map.of()));

        assertThat(second.status()).isEqualTo(400);
        assertThat(error(second, "code")).isEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                   | name            | required",
                "{'name':5}                                           | name            | wrong-type",
                "{'name':'n','overrides':5}                           | overrides       | malformed",
                "{'name':'n','overrides':{'maxUrls':-1}}              | maxUrls         | out-of-range",
                "{'name':'n','overrides':{'excludes':['(']}}          | excludes[0]     | malformed",
                "{'name':'n','overrides':{'nonsense':1}}              | nonsense        | unknown",
                "{'name':'n','overrides':{'robots':{'obey':false,'reason':'书面许可文号 2026-12'}}}"
                        + "                                           | robots          | approver-needed",
            })
    void whatIsWrongIsToldByItsField(String body, String item, String code) {
        Answer answer = post("/api/profiles", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer, "item")).isEqualTo(item);
        assertThat(error(answer, "code")).isEqualTo(code);
    }

    @Test
    void aCrawlHasWhatInstallationProfileSiteAndWishesSay() {
        UUID site = newSite();
        String path = "/api/sites/" + site + "/settings";
        Answer none = get(path);
        assertThat(none.status()).isEqualTo(200);
        assertThat(tag(none)).isEqualTo("\"0\"");
        assertThat(origin(none, "maxUrls")).isEqualTo("DEFAULT");
        String profile =
                post(
                                "/api/profiles",
                                profile(
                                        newName(),
                                        Map.of(
                                                "maxUrls", 500,
                                                "delayMs", 2_000,
                                                "maxHops", 9,
                                                "excludes", List.of("/profile/"))))
                        .body()
                        .path("id")
                        .asString();

        Map<String, Object> own =
                Map.of(
                        "profileId",
                        profile,
                        "overrides",
                        Map.of(
                                "delayMs",
                                3_000,
                                "maxHops",
                                8,
                                "window",
                                Map.of(
                                        "zone",
                                        "Asia/Urumqi",
                                        "days",
                                        List.of(),
                                        "from",
                                        "00:00",
                                        "until",
                                        "00:00")));
        assertThat(put(path, own).status()).isEqualTo(428);
        Answer saved = change(path, own, tag(none));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(origin(saved, "maxUrls")).isEqualTo("PROFILE");
        assertThat(origin(saved, "delayMs")).isEqualTo("SITE");
        assertThat(origin(saved, "requisites")).isEqualTo("DEFAULT");
        assertThat(change(path, own, tag(none)).status()).isEqualTo(412);
        assertThat(get(path + "/changes").body()).hasSize(1);

        Answer crawl = post("/api/sites/" + site + "/crawls", Map.of("maxHops", 1, "delayMs", 5));
        JsonNode settings =
                get("/api/crawls/" + crawl.body().path("id").asString() + "/settings").body();
        assertThat(settings.path("maxUrls").asInt()).isEqualTo(500);
        assertThat(settings.path("delay").asString()).isEqualTo("PT0.005S");
        assertThat(settings.path("maxHops").asInt()).isEqualTo(8);
        assertThat(settings.path("window").path("zone").asString()).isEqualTo("Asia/Urumqi");
        JsonNode excludes = settings.path("rules").path("excludes");
        assertThat(excludes).hasSize(3);
        assertThat(excludes.path(2).asString()).isEqualTo("/profile/");

        Answer inUse = remove("/api/profiles/" + profile, tag(get("/api/profiles/" + profile)));
        assertThat(inUse.status()).isEqualTo(409);
        assertThat(inUse.type()).endsWith("/profile-in-use");
        assertThat(inUse.body().path("sites")).hasSize(1);
    }

    @Test
    void noSuchSiteOrProfileIsToldApart() {
        String nowhere = "/api/sites/" + UUID.randomUUID() + "/settings";
        assertThat(get(nowhere).status()).isEqualTo(404);
        assertThat(change(nowhere, Map.of(), "\"0\"").status()).isEqualTo(404);

        String path = "/api/sites/" + newSite() + "/settings";
        Answer answer = change(path, Map.of("profileId", UUID.randomUUID()), "\"0\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer, "item")).isEqualTo("profileId");
        assertThat(get("/api/crawls/" + UUID.randomUUID() + "/settings").status()).isEqualTo(404);
    }

    @Test
    void historyOnlyGrows() {
        assertThat(post("/api/profiles", profile(newName(), Map.of())).status()).isEqualTo(201);

        for (String attempt :
                List.of(
                        "update crawl_settings_change set changed_by = 'nobody'",
                        "delete from crawl_settings_change",
                        "truncate crawl_settings_change")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .hasMessageContaining("only ever added");
        }
    }

    @Test
    void anExportedFileIsTheSameWhenTakenBackAndSaysWhatItWouldChange() {
        UUID site = newSite();
        String number = get("/api/sites/" + site).body().path("number").asString();
        String name = newName();
        post("/api/profiles", profile(name, Map.of("maxUrls", 500)));

        Answer exported = get("/api/profiles/export");
        assertThat(exported.response().headers().firstValue("Content-Disposition").orElse(""))
                .contains("diancang-crawl-settings.json");
        assertThat(exported.body().path("format").asString()).isEqualTo(FORMAT);
        assertThat(get("/api/profiles/export").response().body())
                .isEqualTo(exported.response().body());
        Answer same = post("/api/profiles/import", exported.response().body());
        assertThat(same.status()).isEqualTo(200);
        assertThat(fates(same)).isNotEmpty().containsOnly("SAME");

        String fresh = newName();
        Map<String, Object> file =
                file(
                        List.of(
                                profile(name, Map.of("maxUrls", 600)),
                                profile(fresh, Map.of("delayMs", 900))),
                        List.of(
                                Map.of(
                                        "site", number,
                                        "profile", fresh,
                                        "overrides", Map.of("maxHops", 5))));
        Answer trial = post("/api/profiles/import?dryRun=true", file);
        assertThat(trial.status()).isEqualTo(200);
        assertThat(trial.body().path("done").asBoolean()).isFalse();
        assertThat(fates(trial)).containsExactly("CHANGED", "NEW", "NEW");
        assertThat(get("/api/profiles/export").response().body())
                .isEqualTo(exported.response().body());

        Answer taken = post("/api/profiles/import", file);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().path("done").asBoolean()).isTrue();
        assertThat(fates(taken)).containsExactly("CHANGED", "NEW", "NEW");
        assertThat(get("/api/sites/" + site + "/settings").body().path("profile").asString())
                .isEqualTo(fresh);
        assertThat(fates(post("/api/profiles/import", file)))
                .containsExactly("SAME", "SAME", "SAME");
    }

    @Test
    void aFileIsRefusedAsAWholeWithEachReasonByItsItem() {
        String good = newName();
        String before = get("/api/profiles/export").response().body();
        Map<String, Object> file =
                file(
                        List.of(
                                profile(good, Map.of("maxUrls", 600)),
                                profile(good, Map.of()),
                                profile(newName(), Map.of("maxUrls", -1)),
                                profile(
                                        newName(),
                                        Map.of(
                                                "robots",
                                                Map.of(
                                                        "obey",
                                                        false,
                                                        "reason",
                                                        "书面许可文号 2026-12")))),
                        List.of(
                                Map.of("site", "QH-9999"),
                                Map.of("site", "QH-9998", "profile", "no such profile")));

        Answer trial = post("/api/profiles/import?dryRun=true", file);
        Answer answer = post("/api/profiles/import", file);

        assertThat(fates(trial))
                .containsExactly("NEW", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("items")).isEqualTo(trial.body().path("items"));
        assertThat(answer.body().path("errors").values())
                .extracting(error -> error.path("code").asString())
                .containsExactly(
                        "twice",
                        "out-of-range",
                        "approver-needed",
                        "unknown",
                        "unknown",
                        "unknown");
        assertThat(get("/api/profiles/export").response().body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | format",
                "{'format':'diancang-crawl-settings/2'}                    | format",
                "{'format':'diancang-crawl-settings/1','profiles':{}}      | profiles",
                "{'format':'diancang-crawl-settings/1','sites':5}          | sites",
                "{'format':'diancang-crawl-settings/1','profiles':[5]}     | name",
                "{'format':'diancang-crawl-settings/1','profiles':[{'nam':'x'}]} | nam",
            })
    void whatIsNoFileOfSettingsIsRefused(String file, String item) {
        Answer answer = post("/api/profiles/import", file.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer, "item")).isEqualTo(item);
        assertThat(post("/api/profiles/import", "not json").status()).isEqualTo(400);
    }

    @Test
    void aCrawlIsDoneAgainAsItWasOrderedWhateverTheSiteSaysNow() {
        UUID site = newSite();
        String path = "/api/sites/" + site + "/settings";
        change(path, Map.of("overrides", Map.of("maxHops", 7)), "\"0\"");
        UUID crawl = newCrawl(site);
        assertThat(post("/api/crawls/" + crawl + "/rerun", "").body().path("reason").asString())
                .isEqualTo("NOT_ENDED");
        over(crawl);
        change(path, Map.of("overrides", Map.of("maxHops", 3)), tag(get(path)));

        Answer again = post("/api/crawls/" + crawl + "/rerun", "");

        assertThat(again.status()).isEqualTo(202);
        JsonNode old = get("/api/crawls/" + crawl).body().path("order");
        JsonNode order = again.body().path("order");
        assertThat(order.path("settings")).isEqualTo(old.path("settings"));
        assertThat(order.path("settings").path("maxHops").asInt()).isEqualTo(7);
        assertThat(order.path("seeds")).isEqualTo(old.path("seeds"));
        assertThat(order.path("scope")).isEqualTo(old.path("scope"));
        assertThat(order.path("crawlNo").asString()).isEqualTo("c00002");
        String id = again.body().path("id").asString();
        JsonNode log = get("/api/crawls/" + id + "/log").body();
        assertThat(log.path(1).path("type").asString()).isEqualTo("RerunOf");
        assertThat(log.path(1).path("detail").asString()).isEqualTo("c00001");
        assertThat(post("/api/crawls/" + crawl + "/rerun", "").type()).endsWith("/crawl-running");

        over(UUID.fromString(id));
        jdbc.sql("update site set state = 'ENDED' where id = ?").param(site).update();
        assertThat(post("/api/crawls/" + crawl + "/rerun", "").body().path("reason").asString())
                .isEqualTo("NOT_COLLECTING");
        assertThat(post("/api/crawls/" + UUID.randomUUID() + "/rerun", "").status()).isEqualTo(404);
    }

    @Test
    void anImportIsNotDoneAgain() {
        UUID site = newSite();
        UUID crawl = newCrawl(site);
        jdbc.sql(
                        """
                        insert into import_file (crawl_id, site_id, position, original_name,
                            length, sha512)
                        values (?, ?, 1, 'old.warc.gz', 5, repeat('a', 128))""")
                .params(crawl, site)
                .update();
        over(crawl);

        assertThat(post("/api/crawls/" + crawl + "/rerun", "").body().path("reason").asString())
                .isEqualTo("IMPORT");
    }

    private void over(UUID crawl) {
        jdbc.sql(
                        """
                        update crawl set state = 'COMPLETE', ended_at = now(), worker_id = null,
                            lease_expires_at = null
                        where id = ?""")
                .param(crawl)
                .update();
    }

    private static String newName() {
        return "方案 " + NAMES.incrementAndGet();
    }

    private static Map<String, Object> profile(String name, Map<String, Object> overrides) {
        return Map.of("name", name, "overrides", overrides);
    }

    private static Map<String, Object> file(List<Object> profiles, List<Object> sites) {
        return Map.of("format", FORMAT, "profiles", profiles, "sites", sites);
    }

    private static List<String> fates(Answer answer) {
        return answer.body().path("items").values().stream()
                .map(item -> item.path("fate").asString())
                .toList();
    }

    private static String origin(Answer settings, String field) {
        return settings.body().path("effective").path(field).path("origin").asString();
    }

    private static String error(Answer answer, String part) {
        return answer.body().path("errors").path(0).path(part).asString();
    }

    private Answer change(String path, Object body, String tag) {
        return send(
                request(path)
                        .header("If-Match", tag)
                        .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private Answer remove(String path, String tag) {
        return send(request(path).header("If-Match", tag).DELETE());
    }

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }
}
