package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AccessPolicyIT extends OrchestratorTestBase {
    private static final String POLICIES = "/internal/access-policies";
    private static final String RULES = "/internal/access-rules";

    @Test
    void threePoliciesAreThereAndAnnouncedFromTheFirstStartOn() {
        JsonNode policies = get(POLICIES).body().path("policies");

        assertThat(policies.path(0).path("name").asString()).isEqualTo("Public");
        assertThat(policies.path(0).path("accessPoints").toString())
                .isEqualTo("[\"public\",\"staff\"]");
        assertThat(policies.path(1).path("accessPoints").toString()).isEqualTo("[\"staff\"]");
        assertThat(policies.path(2).path("number").asInt()).isEqualTo(2);
        assertThat(policies.path(2).path("accessPoints")).isEmpty();
        for (int number = 0; number < 3; number++) {
            assertThat(announced(number, 1).getFirst().name()).isNotEmpty();
        }
    }

    @Test
    void aPolicyIsMadeAndChangedByItsTagAndEachChangeIsAnnounced() {
        Answer made = post(POLICIES, Map.of("name", "阅览室", "accessPoints", List.of("room")));
        assertThat(made.status()).isEqualTo(201);
        int number = made.body().path("number").asInt();
        String path = POLICIES + "/" + number;
        assertThat(made.response().headers().firstValue("Location")).contains(path);
        assertThat(get(path).body()).isEqualTo(made.body());

        var edited = (ObjectNode) made.body().deepCopy();
        edited.putArray("accessPoints").add("room").add("staff").add("room");
        assertThat(put(path, edited).status()).isEqualTo(428);
        assertThat(change(path, edited, "\"1000000\"").status()).isEqualTo(412);
        Answer changed = change(path, edited, tag(made));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(change(path, edited, tag(made)).type()).endsWith("/outdated");
        assertThat(change(POLICIES + "/999999", edited, tag(made)).status()).isEqualTo(404);

        List<AccessPolicy> messages = announced(number, 2);
        assertThat(messages)
                .extracting(AccessPolicy::accessPoints)
                .containsExactly(List.of("room"), List.of("room", "staff"));
        assertThat(messages.get(1).version()).isGreaterThan(messages.get(0).version());
        JsonNode history = get(path + "/changes").body();
        assertThat(history).hasSize(2);
        assertThat(history.path(0).path("before").path("name").asString()).isEqualTo("阅览室");
        assertThatThrownBy(() -> jdbc.sql("delete from access_policy_change").update())
                .hasMessageContaining("only ever added");
    }

    @Test
    void aPolicyIsMadeUnderAFreeNumberOfOnesOwn() {
        String path = POLICIES + "/70";
        Map<String, Object> draft = Map.of("name", "Seventy", "accessPoints", List.of());

        assertThat(createAt(path, draft).status()).isEqualTo(201);
        assertThat(createAt(path, draft).status()).isEqualTo(412);
        assertThat(createAt(POLICIES + "/0", draft).status()).isEqualTo(412);
        assertThat(createAt(POLICIES + "/-1", draft).status()).isEqualTo(400);
        assertThat(createAt(POLICIES + "/x", draft).status()).isEqualTo(400);
        assertThat(post(POLICIES, draft).body().path("number").asInt()).isGreaterThan(70);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'accessPoints':[]}                           | name            | required",
                "{'name':' ','accessPoints':[]}                | name            | required",
                "{'name':'a\\u0007','accessPoints':[]}         | name            | control-characters",
                "{'name':'a'}                                  | accessPoints    | required",
                "{'name':'a','accessPoints':['b c']}           | accessPoints[0] | malformed",
                "{'name':'a','accessPoints':[null]}            | accessPoints[0] | malformed",
                "{'name':'a','accessPoints':'b'}               | accessPoints    | wrong-type",
                "{'name':'a','accessPoints':[],'accesspoint':1} | accesspoint    | unknown",
            })
    void whatIsWrongIsToldByItsField(String body, String item, String code) {
        Answer answer = post(POLICIES, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("item").asString()).isEqualTo(item);
        assertThat(error.path("code").asString()).isEqualTo(code);
    }

    @Test
    void aRuleThatNamesAPolicyHidesAsItsMessageHasItAndKeepsWhatIsNotedOfIt() {
        Answer made =
                post(
                        RULES,
                        """
                        {"policyNumber":1,"urlPatterns":["*.p.example"],"embargo":"P1Y",
                         "remarks":{"enabled":false,"pinned":true,"externalId":"E 1",
                                    "reason":"r"}}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("policy").asString()).isEqualTo("EXCLUDE");

        var edited = (ObjectNode) made.body().deepCopy();
        edited.put("message", "m");
        Answer changed = change(RULES + "/" + made.body().path("id").asString(), edited, tag(made));

        assertThat(changed.body().path("policy").asString()).isEqualTo("BLOCK");
        assertThat(changed.body().path("remarks")).isEqualTo(made.body().path("remarks"));
        String id = made.body().path("id").asString();
        await().atMost(SOON).until(() -> messages(id).size() == 2);
        AccessRule announced = codec.decode(messages(id).getLast(), AccessRule.class);
        assertThat(announced.policyNumber()).isEqualTo(1);
        AccessRule.Remarks remarks = Objects.requireNonNull(announced.remarks());
        assertThat(remarks.enabled()).isFalse();
        assertThat(remarks.pinned()).isTrue();
        assertThat(remarks.externalId()).isEqualTo("E 1");
        assertThat(remarks.createdBy()).isEqualTo("internal");
        assertThat(remarks.createdAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'policyNumber':4711,'urlPatterns':['*']}                   | policyNumber | unknown",
                "{'policyNumber':-1,'urlPatterns':['*']}                     | policyNumber | unknown",
                "{'policyNumber':'x','urlPatterns':['*']}                    | policyNumber | wrong-type",
                "{'policyNumber':0,'policy':'ALLOW','urlPatterns':['*']}     | policy | contradiction",
                "{'policyNumber':0,'urlPatterns':['*'],'remarks':{'pin':1}}  | remarks.pin | unknown",
                "{'policyNumber':0,'urlPatterns':['*'],'remarks':{'reason':'\\u0000'}} | remarks.reason | control-characters",
            })
    void aRuleNamesAPolicyThatThereIsAndDoesNotContradictIt(String body, String item, String code) {
        Answer answer = post(RULES, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("item").asString()).isEqualTo(item);
        assertThat(error.path("code").asString()).isEqualTo(code);
    }

    @Test
    void whatTheIndexHandsOnOfARuleInOutbackCdxsFormIsTaken() {
        Answer made =
                post(
                        RULES,
                        """
                        {"policyNumber":0,"urlPatterns":["*.example.org"],"collection":"main",
                         "capturedFrom":"2015-07-31T15:00:00Z","embargo":"P6M","message":null,
                         "privateComment":null,
                         "remarks":{"enabled":true,"pinned":false,"externalId":null,
                                    "reason":null}}""");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("policyNumber").asInt()).isZero();
    }

    @Test
    void onlyServicesWithTheSecretReachThem() {
        assertThat(send(bare(POLICIES).GET()).status()).isEqualTo(401);
        assertThat(send(bare(POLICIES).POST(BodyPublishers.ofString("{}"))).status())
                .isEqualTo(401);
    }

    private List<AccessPolicy> announced(int number, int count) {
        String key = "policy/" + number;
        await().atMost(SOON).until(() -> messages(key).size() >= count);
        return messages(key).stream()
                .map(value -> codec.decode(value, AccessPolicy.class))
                .toList();
    }

    private List<byte[]> messages(String key) {
        return all(Topics.ACCESS_RULES).stream()
                .filter(message -> message.key().equals(key))
                .map(message -> message.value())
                .toList();
    }

    private Answer change(String path, Object body, String tag) {
        return send(
                request(path)
                        .header("If-Match", tag)
                        .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private Answer createAt(String path, Object body) {
        return send(
                request(path)
                        .header("If-None-Match", "*")
                        .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }
}
