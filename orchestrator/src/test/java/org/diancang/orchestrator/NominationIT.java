package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NominationIT extends OrchestratorTestBase {
    @Test
    void anApprovedNominationIsASiteThatItsSeedFinds() {
        String seed = newSeed();
        Answer nominated = post("/api/nominations", draft(seed));
        assertThat(nominated.status()).isEqualTo(201);
        assertThat(nominated.body().path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(nominated.body().path("number").asString()).matches("N-\\d{4}");

        String path = "/api/nominations/" + nominated.body().path("id").asString() + "/approval";
        Answer approved = post(path, "");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body().path("siteNo").asString()).matches("QH\\d{4}");
        assertThat(post(path, "").body()).isEqualTo(approved.body());

        Answer found = get("/api/sites?seed=" + seed.toUpperCase());
        assertThat(found.body()).hasSize(1);
        assertThat(found.body().path(0).path("id")).isEqualTo(approved.body().path("siteId"));
        assertThat(found.body().path(0).path("seeds").path(0).asString()).isEqualTo(seed);
        assertThat(found.body().path(0).path("state").asString()).isEqualTo("COLLECTING");
    }

    @Test
    void aSeedIsNominatedOnceWhateverItsSpelling() {
        String seed = newSeed();
        Answer first = post("/api/nominations", draft(seed));
        Answer second =
                post(
                        "/api/nominations",
                        draft(newSeed(), seed.replace("http:", "HTTPS:") + "#top"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.type()).endsWith("/already-nominated");
        assertThat(second.body().path("nominationId")).isEqualTo(first.body().path("id"));
        assertThat(second.body().has("siteId")).isFalse();

        post("/api/nominations/" + first.body().path("id").asString() + "/approval", "");
        assertThat(post("/api/nominations", draft(seed)).body().has("siteId")).isTrue();
    }

    @Test
    void aReturnedNominationFreesItsSeedsAndCannotBeApproved() {
        String seed = newSeed();
        Answer first = post("/api/nominations", draft(seed));
        String path = "/api/nominations/" + first.body().path("id").asString();
        assertThat(post(path + "/return", Map.of("reason", " ")).status()).isEqualTo(400);
        assertThat(post(path + "/return", Map.of("reason", "缺授权函")).body().path("state").asString())
                .isEqualTo("RETURNED");
        Answer approved = post(path + "/approval", "");
        assertThat(approved.status()).isEqualTo(409);
        assertThat(approved.type()).endsWith("/illegal-transition");
        assertThat(post("/api/nominations", draft(seed)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www.qh.gov.cn|malformed",
                "http://|malformed",
                "http:///x|malformed",
                "http://127.1/|malformed",
                "http://0x7f000001/|malformed",
                "http://a b/|malformed",
                "http://qh.gov.cn:99999/|malformed",
                "http://qh.gov.cn/%zz|malformed",
                "ftp://qh.gov.cn/|unsupported-scheme",
                "javascript:alert(1)|unsupported-scheme",
                "file:///etc/passwd|unsupported-scheme",
                "http://user:pw@qh.gov.cn/|user-info",
                "http://127.0.0.1/|private-address",
                "http://localhost/|private-address",
                "http://10.1.2.3:8080/|private-address",
                "http://169.254.169.254/latest/|private-address",
                "http://[::1]/|private-address",
                "http://[::ffff:127.0.0.1]/|private-address",
                "http://[fe80::1]/|private-address",
            })
    void aSeedThatMayNotBeCrawledIsRefusedByItsItem(String seed, String code) {
        Answer answer = post("/api/nominations", draft(newSeed(), seed));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body().path("errors").path(0).path("item").asString())
                .isEqualTo("seeds[1]");
        assertThat(answer.body().path("errors").path(0).path("code").asString()).isEqualTo(code);
    }

    @Test
    void anUnresolvableHostIsAcceptedWithAWarning() {
        Answer answer = post("/api/nominations", draft("http://no-such-host.invalid/"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("seeds").path(0).path("warning").asString())
                .isEqualTo("unresolved");
    }

    @Test
    void everyFaultOfADraftIsNamedAtOnce() {
        Map<String, Object> bad = new HashMap<>(draft("nonsense"));
        bad.put("name", "名".repeat(201));
        bad.put("owner", "x\u0000y");
        bad.put("library", "ZZ");
        bad.remove("subject");
        Answer answer = post("/api/nominations", bad);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").valueStream().map(e -> e.path("item").asString()))
                .containsExactlyInAnyOrder("name", "seeds[0]", "subject", "owner", "library");
    }

    @Test
    void seedsAreBoundedInNumberAndLengthAndNotRepeated() {
        List<String> many = IntStream.range(0, 51).mapToObj(i -> "http://h" + i + ".cn/").toList();
        assertThat(codeOf(many)).isEqualTo("too-many");
        assertThat(codeOf(List.of("http://a.cn/" + "x".repeat(2_000)))).isEqualTo("too-long");
        assertThat(codeOf(List.of("http://a.cn/" + "汉".repeat(700)))).isEqualTo("too-long");
        assertThat(codeOf(List.of())).isEqualTo("required");
        assertThat(codeOf(List.of(""))).isEqualTo("required");
        assertThat(codeOf(Collections.singletonList(null))).isEqualTo("required");
        String seed = newSeed();
        assertThat(codeOf(List.of(seed, seed + "#x"))).isEqualTo("repeated");
    }

    private String codeOf(List<String> seeds) {
        Map<String, Object> draft = new HashMap<>(draft(newSeed()));
        draft.put("seeds", seeds);
        Answer answer = post("/api/nominations", draft);
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().path("errors").path(0).path("code").asString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|body",
                "[]|body",
                "null|body",
                "''|body",
                "{\"name\":5}|name",
                "{\"seeds\":\"http://a.cn/\"}|seeds",
                "{\"seeds\":[{\"a\":1}]}|seeds[0]",
                "{\"subject\":\"SPORT\"}|subject",
                "{\"scopeKind\":\"WORLD\"}|scopeKind",
            })
    void aBodyThatIsNoDraftIsRefusedByItsItem(String body, String item) {
        Answer answer = post("/api/nominations", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("item").asString()).isEqualTo(item);
        assertThat(answer.response().body()).doesNotContain("Exception", "org.diancang", "at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nominations/x", "/api/sites/x", "/api/crawls/x"})
    void anIdThatIsNoUuidIsRefused(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asString()).contains("id: must be a UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nominations/", "/api/sites/", "/api/crawls/", "/api/nothing/"})
    void whatDoesNotExistIsAProblemToo(String path) {
        Answer answer = get(path + UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        Answer answer = post("/api/nominations", "\"" + "x".repeat(1 << 20) + "\"");
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aMethodThatIsNotOfferedIsAProblem() {
        Answer answer =
                send(request("/api/ledger").method("DELETE", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body().path("status").asInt()).isEqualTo(405);
    }
}
