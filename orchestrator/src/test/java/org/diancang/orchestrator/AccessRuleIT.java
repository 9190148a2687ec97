package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.AccessRule;
import org.diancang.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AccessRuleIT extends OrchestratorTestBase {
    private static final String RULES = "/internal/access-rules";
    private static final Map<String, Object> FULL =
            Map.ofEntries(
                    Map.entry("policy", "BLOCK"),
                    Map.entry("urlPatterns", List.of("http://a.example/x/*", "*.b.example")),
                    Map.entry("collection", "main"),
                    Map.entry("capturedFrom", "2024-01-01T00:00:00Z"),
                    Map.entry("capturedTo", "2026-01-01T00:00:00Z"),
                    Map.entry("accessedFrom", "2026-01-01T00:00:00Z"),
                    Map.entry("accessedTo", "2027-01-01T00:00:00Z"),
                    Map.entry("embargo", "P1Y6M"),
                    Map.entry("groups", List.of("reading-room")),
                    Map.entry("priority", 7),
                    Map.entry("message", "应权利人要求，此页暂不提供。"),
                    Map.entry("privateComment", "来函 2026-118"));

    @Test
    void aRuleIsMadeReadChangedAndRemovedByItsTagAndEachChangeIsAnnounced() {
        Answer made = post(RULES, FULL);
        assertThat(made.status()).isEqualTo(201);
        String path = made.response().headers().firstValue("Location").orElseThrow();
        UUID id = UUID.fromString(made.body().path("id").asString());
        assertThat(path).isEqualTo(RULES + "/" + id);
        assertThat(get(path).body()).isEqualTo(made.body());
        FULL.forEach(
                (field, value) ->
                        assertThat(made.body().path(field)).isEqualTo(json.valueToTree(value)));
        assertThat(made.body().path("createdBy").asString()).isEqualTo("internal");

        Map<String, Object> less =
                Map.of("policy", "EXCLUDE", "urlPatterns", List.of("*.b.example"));
        assertThat(put(path, less).status()).isEqualTo(428);
        assertThat(change(path, less, "\"1000000\"").status()).isEqualTo(412);
        Answer changed = change(path, less, tag(made));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().has("message")).isFalse();
        assertThat(changed.body().path("createdAt")).isEqualTo(made.body().path("createdAt"));
        assertThat(change(path, less, tag(made)).type()).endsWith("/outdated");

        assertThat(send(request(path).DELETE()).status()).isEqualTo(428);
        assertThat(remove(path, tag(made)).status()).isEqualTo(412);
        assertThat(remove(path, tag(changed)).status()).isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(change(path, less, tag(changed)).status()).isEqualTo(404);

        await().atMost(SOON).until(() -> announced(id).size() == 3);
        List<ConsumerRecord<String, byte[]>> messages = announced(id);
        AccessRule first = codec.decode(messages.get(0).value(), AccessRule.class);
        AccessRule second = codec.decode(messages.get(1).value(), AccessRule.class);
        assertThat(first.message()).isEqualTo(FULL.get("message"));
        assertThat(second.policy()).isEqualTo(AccessRule.Policy.EXCLUDE);
        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(messages.get(2).value()).isNull();

        JsonNode history = get(path + "/changes").body();
        assertThat(history).hasSize(3);
        assertThat(history.path(0).path("after").isNull()).isTrue();
        assertThat(history.path(1).path("before").path("policy").asString()).isEqualTo("BLOCK");
        assertThat(history.path(2).path("changedBy").asString()).isEqualTo("internal");
        assertThat(get(RULES + "/" + UUID.randomUUID() + "/changes").status()).isEqualTo(404);
    }

    @Test
    void whatWasGivenOutCanBeSentBackChanged() {
        Answer made = post(RULES, FULL);
        var edited = (ObjectNode) made.body().deepCopy();
        edited.put("priority", -3);

        Answer changed = change(path(made), edited, tag(made));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("priority").asInt()).isEqualTo(-3);
        assertThat(changed.body().path("urlPatterns")).isEqualTo(made.body().path("urlPatterns"));
    }

    @Test
    void aRefusedRuleIsNotAnnounced() {
        int waiting = waiting();

        assertThat(post(RULES, "{\"policy\":\"BLOCK\"}").status()).isEqualTo(400);

        assertThat(waiting()).isEqualTo(waiting);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                    | policy             | required",
                "{'policy':'HIDE','urlPatterns':['*']}                 | policy             | unknown",
                "{'policy':5,'urlPatterns':['*']}                      | policy             | wrong-type",
                "{'policy':'BLOCK','urlPatterns':[]}                   | urlPatterns        | required",
                "{'policy':'BLOCK','urlPatterns':'*'}                  | urlPatterns        | wrong-type",
                "{'policy':'BLOCK','urlPatterns':['*','*.a/b']}        | urlPatterns[1]     | malformed",
                "{'policy':'BLOCK','urlPatterns':['http://a/\\ud800']} | urlPatterns[0]     | malformed",
                "{'policy':'BLOCK','urlPatterns':[null]}               | urlPatterns[0]     | malformed",
                "{'policy':'BLOCK','urlPatterns':['*'],'group':['x']}  | group              | unknown",
                "{'policy':'BLOCK','urlPatterns':['*'],'groups':['a b']} | groups[0]        | malformed",
                "{'policy':'BLOCK','urlPatterns':['*'],'collection':'a/b'} | collection     | malformed",
                "{'policy':'BLOCK','urlPatterns':['*'],'capturedFrom':'2024'} | capturedFrom | malformed",
                "{'policy':'BLOCK','urlPatterns':['*'],'accessedTo':'+999999999-01-01T00:00:00Z'} | accessedTo | out-of-range",
                "{'policy':'BLOCK','urlPatterns':['*'],'capturedFrom':'2025-01-01T00:00:00Z','capturedTo':'2024-01-01T00:00:00Z'} | capturedTo | reversed",
                "{'policy':'BLOCK','urlPatterns':['*'],'embargo':'PT5H'} | embargo          | malformed",
                "{'policy':'BLOCK','urlPatterns':['*'],'embargo':'P0D'}  | embargo          | malformed",
                "{'policy':'ALLOW','urlPatterns':['*'],'embargo':'P1Y'}  | embargo          | contradiction",
                "{'policy':'BLOCK','urlPatterns':['*'],'priority':5000}  | priority         | out-of-range",
                "{'policy':'BLOCK','urlPatterns':['*'],'priority':'1'}   | priority         | wrong-type",
                "{'policy':'BLOCK','urlPatterns':['*'],'message':'a\\u0000b'} | message     | control-characters",
            })
    void whatIsWrongIsToldByItsField(String body, String item, String code) {
        Answer answer = post(RULES, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("item").asString()).isEqualTo(item);
        assertThat(error.path("code").asString()).isEqualTo(code);
    }

    @Test
    void everyRuleIsOnOnePageOfTheList() {
        List<String> made =
                Stream.generate(() -> post(RULES, FULL).body().path("id").asString())
                        .limit(5)
                        .toList();

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get(RULES + "?limit=2" + next).body();
            page.path("rules").values().forEach(rule -> listed.add(rule.path("id").asString()));
            next = page.has("next") ? "&after=" + page.path("next").asString() : null;
        } while (next != null);

        assertThat(listed).doesNotHaveDuplicates().containsAll(made).isSorted();
        assertThat(get(RULES + "?limit=0").status()).isEqualTo(400);
        assertThat(get(RULES + "?after=x").status()).isEqualTo(400);
    }

    @Test
    void onlyServicesWithTheSecretReachThem() {
        assertThat(send(bare(RULES).GET()).status()).isEqualTo(401);
        assertThat(send(bare(RULES).POST(BodyPublishers.ofString("{}"))).status()).isEqualTo(401);
    }

    @Test
    void theDatabaseRefusesWhatMustNeverBe() {
        UUID id = UUID.fromString(post(RULES, FULL).body().path("id").asString());
        for (String change :
                List.of(
                        "policy = 'ALLOW'",
                        "policy = 'MAYBE'",
                        "url_patterns = '{}'",
                        "captured_to = '2020-01-01'",
                        "embargo = 'a year'",
                        "collection = 'a b'")) {
            assertThatThrownBy(
                            () ->
                                    jdbc.sql("update access_rule set " + change + " where id = ?")
                                            .param(id)
                                            .update())
                    .as(change)
                    .hasMessageContaining("check");
        }
        assertThatThrownBy(() -> jdbc.sql("delete from access_rule_change").update())
                .hasMessageContaining("only ever added");
    }

    private List<ConsumerRecord<String, byte[]>> announced(UUID id) {
        return all(Topics.ACCESS_RULES).stream()
                .filter(message -> message.key().equals(id.toString()))
                .toList();
    }

    private int waiting() {
        return Objects.requireNonNull(
                jdbc.sql("select count(*) from outbox where topic like '%access-rules'")
                        .query(Integer.class)
                        .single());
    }

    private static String path(Answer made) {
        return made.response().headers().firstValue("Location").orElseThrow();
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
