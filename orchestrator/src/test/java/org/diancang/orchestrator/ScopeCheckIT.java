package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScopeCheckIT extends OrchestratorTestBase {
    @Test
    void eachUrlIsToldWithTheRuleThatDecides() {
        UUID site = newSite();
        String seed = get("/api/sites/" + site).body().path("seeds").path(0).asString();

        Answer answer =
                check(
                        site,
                        List.of(
                                seed + "政务/?a=b#top",
                                "http://elsewhere.example/logo.png",
                                seed + "calendar?month=5",
                                seed + "a/a/a/a/",
                                "ftp://elsewhere.example/",
                                "青禾县"));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode lines = answer.body().path("urls");
        assertThat(lines).hasSize(6);
        assertThat(lines.path(0).path("in").asBoolean()).isTrue();
        assertThat(lines.path(0).path("rule").asString()).isEqualTo("site");
        assertThat(lines.path(0).path("url").asString())
                .isEqualTo(seed + "%E6%94%BF%E5%8A%A1/?a=b");
        assertThat(lines.path(1).path("rule").asString()).isEqualTo("off-site");
        assertThat(lines.path(1).path("inIfNeeded").asBoolean()).isTrue();
        assertThat(lines.path(2).path("rule").asString()).isEqualTo("exclude");
        assertThat(lines.path(2).path("number").asInt()).isEqualTo(1);
        assertThat(lines.path(2).path("value").asString()).contains("calendar");
        assertThat(lines.path(3).path("rule").asString()).isEqualTo("repeats");
        assertThat(lines.path(3).path("limit").asInt()).isEqualTo(3);
        assertThat(lines.path(4).path("rule").asString()).isEqualTo("scheme");
        assertThat(lines.path(5).path("rule").asString()).isEqualTo("no-url");
        assertThat(lines.path(5).path("in").asBoolean()).isFalse();
    }

    @Test
    void whatCanNotBeCheckedIsNamed() {
        UUID site = newSite();
        refused(check(site, List.of()), "urls", "required");
        refused(post(path(site), Map.of()), "urls", "required");
        refused(check(site, Collections.nCopies(21, "http://a.cn/")), "urls", "too-many");
        Answer answer =
                check(site, List.of("http://a.cn/", " ", "http://a.cn/" + "x".repeat(2100)));
        refused(answer, "urls[1]", "required");
        refused(answer, "urls[2]", "too-long");
        assertThat(check(UUID.randomUUID(), List.of("http://a.cn/")).status()).isEqualTo(404);
    }

    @Test
    void strangersMayNotAsk() {
        assertThat(
                        send(bare(path(newSite()))
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                                        "{}")))
                                .status())
                .isIn(401, 403);
    }

    private Answer check(UUID site, List<String> urls) {
        return post(path(site), Map.of("urls", urls));
    }

    private static String path(UUID site) {
        return "/api/sites/" + site + "/scope-check";
    }

    private static void refused(Answer answer, String item, String code) {
        assertThat(answer.status()).isEqualTo(400);
        Set<String> found = new HashSet<>();
        answer.body()
                .path("errors")
                .forEach(
                        e ->
                                found.add(
                                        e.path("item").asString()
                                                + " "
                                                + e.path("code").asString()));
        assertThat(found).contains(item + " " + code);
    }
}
