package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.credential.FormCredential;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Secrets go in, are kept encrypted, and come out for the holder of a crawl's lease alone. */
class CredentialIT extends OrchestratorTestBase {
    private static final String PASSWORD = "correct-horse-battery-staple";
    @Autowired OrchestratorSettings settings;

    @Test
    void aSecretGoesInAndIsNeverShownAgain() {
        UUID site = newSite();
        Answer added = post(path(site), http("https://www.example.cn/", "", PASSWORD));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("server").asString()).isEqualTo("https://www.example.cn");
        assertThat(added.body().path("secretSetBy").asString()).isEqualTo("internal");
        assertThat(added.body().path("secretReadable").asBoolean()).isTrue();
        assertThat(added.response().headers().firstValue("Location"))
                .contains(path(site) + "/" + id(added));
        Answer listed = get(path(site));
        assertThat(listed.body()).hasSize(1);
        assertThat(added.response().body() + listed.response().body()).doesNotContain(PASSWORD);
        List<String> rows =
                jdbc.sql("select row_to_json(c)::text from credential c where site_id = ?")
                        .param(site)
                        .query(String.class)
                        .list();
        assertThat(rows).singleElement().asString().doesNotContain(PASSWORD);
    }

    @Test
    void onlyTheHolderOfTheLeaseGetsThem() {
        UUID site = newSite();
        post(path(site), http("https://www.example.cn", "内网", PASSWORD));
        UUID crawl = runningCrawl(site, "holder");

        Answer given = get(handOut(crawl, "holder", 1));
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body().at("/http/0/password").asString()).isEqualTo(PASSWORD);
        assertThat(given.body().at("/http/0/realm").asString()).isEqualTo("内网");
        assertThat(given.response().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");

        assertRefused(get(handOut(crawl, "other", 1)), 409);
        assertRefused(get(handOut(crawl, "holder", 2)), 409);
        assertRefused(get(handOut(UUID.randomUUID(), "holder", 1)), 409);
        assertRefused(send(bare(handOut(crawl, "holder", 1)).GET()), 401);
        jdbc.sql("update crawl set lease_expires_at = now() - interval '1 second' where id = ?")
                .param(crawl)
                .update();
        assertRefused(get(handOut(crawl, "holder", 1)), 409);
    }

    @Test
    void whatIsDoneWithThemIsWrittenDown() {
        UUID site = newSite();
        UUID id = id(post(path(site), http("https://www.example.cn", "", "first-one")));
        assertThat(put(path(site) + "/" + id, Map.of("password", PASSWORD)).status())
                .isEqualTo(200);
        UUID crawl = runningCrawl(site, "w-1");
        assertThat(get(handOut(crawl, "w-1", 1)).body().at("/http/0/password").asString())
                .isEqualTo(PASSWORD);
        assertThat(send(request(path(site) + "/" + id).DELETE()).status()).isEqualTo(204);

        assertThat(get(handOut(crawl, "w-1", 1)).body().path("http")).isEmpty();
        assertThat(get(path(site)).body()).isEmpty();
        assertThat(get("/api/sites/" + site + "/credential-events").body())
                .extracting(e -> e.path("what").asString() + " " + e.path("by").asString())
                .containsExactly(
                        "REMOVED internal",
                        "HANDED_OUT w-1",
                        "REPLACED internal",
                        "ADDED internal");
    }

    @Test
    void aCredentialOfAnotherSiteIsNotThere() {
        UUID site = newSite();
        UUID id = id(post(path(site), http("https://www.example.cn", "", PASSWORD)));
        UUID other = newSite();

        assertThat(put(path(other) + "/" + id, Map.of("password", "x")).status()).isEqualTo(404);
        assertThat(send(request(path(other) + "/" + id).DELETE()).status()).isEqualTo(404);
        assertThat(get(path(UUID.randomUUID())).status()).isEqualTo(404);
        assertThat(post(path(UUID.randomUUID()), http("https://a.cn", "", "x")).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamedWithoutRepeatingIt() {
        UUID site = newSite();
        Answer refused = post(path(site), http("www.example.cn", "", "密码-" + PASSWORD));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors"))
                .extracting(e -> e.path("item").asString() + " " + e.path("code").asString())
                .containsExactly("server malformed", "password not-ascii");
        assertThat(refused.response().body()).doesNotContain(PASSWORD);

        post(path(site), http("https://www.example.cn", "", PASSWORD));
        Answer twice = post(path(site), http("https://WWW.example.cn/", "", PASSWORD));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.type()).endsWith("/credential-exists");
    }

    @Test
    void aSecretThatWasMovedInTheDatabaseIsHandedToNobody() {
        UUID site = newSite();
        post(path(site), http("https://a.example.cn", "", PASSWORD));
        UUID id = id(post(path(site), http("https://www.example.cn", "", PASSWORD)));
        jdbc.sql("update credential set server = 'https://evil.example' where id = ?")
                .param(id)
                .update();
        UUID crawl = runningCrawl(site, "w-2");

        Answer answer = get(handOut(crawl, "w-2", 1));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).endsWith("/secret-unreadable");
        assertThat(answer.body().path("detail").asString())
                .contains("https://evil.example", settings.secrets().toString());
        assertThat(get(path(site)).body().at("/1/secretReadable").asBoolean()).isFalse();
        assertThat(get("/api/sites/" + site + "/credential-events").body())
                .extracting(event -> event.path("what").asString())
                .isNotEmpty()
                .doesNotContain("HANDED_OUT");
    }

    @Test
    void noTopicAndNoOrderHasTheSecret() throws Exception {
        String secret = "secret-of-no-topic-" + UUID.randomUUID();
        UUID site = newSite();
        post(path(site), http("https://www.example.cn", "", secret));
        UUID crawl = newCrawl(site);
        heartbeat("w-" + crawl, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                all(Topics.CRAWL_COMMANDS).stream()
                                        .anyMatch(r -> crawl.toString().equals(r.key())));

        for (String topic : List.of(Topics.CRAWL_COMMANDS, Topics.CRAWL_EVENTS)) {
            assertThat(all(topic).stream().map(ConsumerRecord::value))
                    .noneMatch(value -> text(value).contains(secret));
        }
        assertThat(
                        jdbc.sql("select row_to_json(c)::text from crawl c where id = ?")
                                .param(crawl)
                                .query(String.class)
                                .single())
                .doesNotContain(secret);
        Path key = settings.secrets().resolve("credentials");
        assertThat(Files.readString(key)).hasSize(44);
    }

    @Test
    void aLoginFormGoesTheSameWay() {
        UUID site = newSite();
        Answer added = post(path(site), form(Map.of("remember", "1")));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("kind").asString()).isEqualTo("FORM");
        assertThat(added.body().path("server").asString()).isEqualTo("https://www.example.cn");
        assertThat(added.body().at("/fields/remember").asString()).isEqualTo("1");
        assertThat(added.response().body()).doesNotContain(PASSWORD);
        assertThat(post(path(site), form(Map.of())).type()).endsWith("/credential-exists");
        assertThat(post(path(site), http("https://www.example.cn", "", "other")).status())
                .isEqualTo(201);
        assertThat(put(path(site) + "/" + id(added), Map.of("password", PASSWORD)).status())
                .isEqualTo(200);
        UUID crawl = runningCrawl(site, "w-form");

        Answer given = get(handOut(crawl, "w-form", 1));
        assertThat(given.body().path("http")).hasSize(1);
        assertThat(given.body().path("forms")).hasSize(1);
        FormCredential handed =
                new EventCodec()
                        .decode(
                                given.response().body().getBytes(StandardCharsets.UTF_8),
                                SiteCredentials.class)
                        .forms()
                        .getFirst();
        assertThat(handed)
                .isEqualTo(
                        new FormCredential(
                                id(added),
                                "https://www.example.cn",
                                "https://www.example.cn/login?to=/",
                                "user",
                                "reader:1",
                                "pass",
                                PASSWORD,
                                Map.of("remember", "1")));
        assertThat(get("/api/sites/" + site + "/credential-events").body())
                .extracting(e -> e.path("what").asString())
                .containsExactlyInAnyOrder(
                        "HANDED_OUT", "HANDED_OUT", "REPLACED", "ADDED", "ADDED");
        List<String> rows =
                jdbc.sql("select row_to_json(c)::text from credential c where site_id = ?")
                        .param(site)
                        .query(String.class)
                        .list();
        assertThat(rows).hasSize(2).noneMatch(row -> row.contains(PASSWORD));
    }

    @Test
    void aFormThatWasPointedElsewhereInTheDatabaseIsHandedToNobody() {
        for (String change :
                List.of(
                        "login_url = 'https://www.example.cn/search'",
                        "server = 'https://evil.example', login_url = 'https://evil.example/in'",
                        "password_field = 'q'",
                        "user_field = 'q'",
                        "fields = '{\"to\":\"elsewhere\"}'")) {
            UUID site = newSite();
            UUID id = id(post(path(site), form(Map.of())));
            jdbc.sql("update credential set " + change + " where id = ?").param(id).update();
            String worker = "w-" + site;
            UUID crawl = runningCrawl(site, worker);

            Answer answer = get(handOut(crawl, worker, 1));
            assertThat(answer.status()).as(change).isEqualTo(422);
            assertRefused(answer, 422);
        }
    }

    @Test
    void whatIsWrongWithAFormIsNamedWithoutRepeatingIt() {
        UUID site = newSite();
        Map<String, Object> wrong = new HashMap<>(form(Map.of("user", "x")));
        wrong.put("server", "https://www.example.cn");
        wrong.put("loginUrl", "https://www.example.cn@evil.example/" + PASSWORD);
        wrong.put("userField", "");
        Answer refused = post(path(site), wrong);
        assertRefused(refused, 400);
        assertThat(refused.body().path("errors"))
                .extracting(e -> e.path("item").asString() + " " + e.path("code").asString())
                .containsExactly("loginUrl malformed", "userField required");

        wrong.put("loginUrl", "https://evil.example/login");
        wrong.put("userField", "user");
        assertThat(post(path(site), wrong).body().path("errors"))
                .extracting(e -> e.path("item").asString() + " " + e.path("code").asString())
                .containsExactly("loginUrl other-server", "fields repeated");
        assertThat(get(path(site)).body()).isEmpty();
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().body()).doesNotContain(PASSWORD);
    }

    private static Map<String, Object> http(String server, String realm, String password) {
        return Map.of("server", server, "realm", realm, "userName", "reader", "password", password);
    }

    private static Map<String, Object> form(Map<String, String> fields) {
        return Map.of(
                "kind",
                "FORM",
                "loginUrl",
                "https://WWW.example.cn/login?to=/",
                "userField",
                "user",
                "userName",
                "reader:1",
                "passwordField",
                "pass",
                "password",
                PASSWORD,
                "fields",
                fields);
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.body().path("id").asString());
    }

    private static String path(UUID site) {
        return "/api/sites/" + site + "/credentials";
    }

    private static String handOut(UUID crawl, String worker, int epoch) {
        return "/internal/crawls/" + crawl + "/credentials?workerId=" + worker + "&epoch=" + epoch;
    }
}
