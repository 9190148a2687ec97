package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.book;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.ofPolicy;
import static org.diancang.indexer.cdx.access.SampleRules.policies;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diancang.events.AccessRule;
import org.diancang.installation.InternalSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

class AccessRulesControllerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID ID = UUID.fromString("0193a3d4-77aa-7c11-8d10-3f2f5a6b9001");

    /** A policy that the orchestrator has and the index does not know yet. */
    private static final int JUST_MADE = 8;

    private static final long NUMBER = OutbackRule.number(ID);
    private static final AccessRule RULE =
            block("*.example.org", "http://example.com/x*")
                    .id(ID)
                    .version(7)
                    .captured("2015-07-31T15:00:00Z", "")
                    .embargo("P6M")
                    .message("m")
                    .priority(5)
                    .groups("room")
                    .build();

    @TempDir Path folder;
    private final List<String> asked = new ArrayList<>();
    private HttpServer orchestrator;
    private int status = 201;
    private String answer = "{\"id\":\"" + ID + "\"}";

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("secret"), "s3cret\n");
        orchestrator =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        orchestrator.createContext("/", this::note);
        orchestrator.start();
    }

    @AfterEach
    void stop() {
        orchestrator.stop(0);
    }

    private void note(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            boolean isThere = exchange.getRequestURI().getPath().endsWith("/" + JUST_MADE);
            exchange.sendResponseHeaders(isThere ? 200 : 404, -1);
            exchange.close();
            return;
        }
        String tag = exchange.getRequestHeaders().getFirst("If-Match");
        asked.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization")
                        + (tag == null ? "" : " " + tag)
                        + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] body = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void aRuleIsWrittenAsOutbackCdxWritesIt() {
        assertThat(get("rules/" + NUMBER, RULE))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"id":%d,"policyId":2,
                         "urlPatterns":["*.example.org","http://example.com/x*"],
                         "captured":{"start":"2015-07-31T15:00:00.000+00:00","end":null},
                         "accessed":null,"period":{"years":0,"months":6,"days":0},
                         "publicMessage":"m","enabled":true,"pinned":false,"privateComment":null,
                         "externalId":null,"reason":"groups: room","created":null,"creator":null,
                         "modified":"1970-01-01T00:00:00.000+00:00","modifier":null}"""
                                .formatted(NUMBER));
        assertThat(NUMBER).isLessThan(1L << 53);
        assertThat(get("rules/1", RULE))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasBodyTextEqualTo("Not found\n");
        assertThat(get("rules/new")).bodyJson().extractingPath("$.id").isNull();
    }

    @Test
    void rulesAreListedSearchedAndSortedAndThoseOfOtherCollectionsLeftOut() {
        AccessRule first = exclude("http://b.example/").build();
        AccessRule second = allow("http://a.example/").message("Abc").build();
        AccessRule elsewhere = block("*").in("old").build();

        assertThat(patterns("rules", first, second, elsewhere))
                .isEqualTo("[\"http://b.example/\",\"http://a.example/\"]");
        assertThat(patterns("rules?sort=surt", first, second, elsewhere))
                .isEqualTo("[\"http://a.example/\",\"http://b.example/\"]");
        assertThat(patterns("rules?sort=-id&search=aBC", first, second, elsewhere))
                .isEqualTo("[\"http://a.example/\"]");
        assertThat(get("rules?sort=name", first)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("rules?output=xml", first)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aRuleOfAPolicyIsShownWithItAndWithWhatIsNotedOfIt() {
        var remarks =
                new AccessRule.Remarks(
                        false,
                        true,
                        "E 1",
                        "r",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "li",
                        "wang");
        AccessRule rule = ofPolicy(1, "*").id(ID).groups("room").remarks(remarks).build();

        assertThat(get("rules/" + NUMBER, rule))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"policyId":1,"enabled":false,"pinned":true,"externalId":"E 1",
                         "reason":"r","created":"2026-01-01T00:00:00.000+00:00","creator":"li",
                         "modifier":"wang"}""");
    }

    @Test
    void pinnedRulesComeFirstWhereRulesAreSortedByAddress() {
        AccessRule pinned =
                block("http://b.example/")
                        .remarks(new AccessRule.Remarks(true, true, null, null, null, null, null))
                        .build();
        AccessRule other = block("http://a.example/").build();

        assertThat(patterns("rules?sort=surt", other, pinned))
                .isEqualTo("[\"http://b.example/\",\"http://a.example/\"]");
        assertThat(patterns("rules?sort=-surt", other, pinned))
                .isEqualTo("[\"http://a.example/\",\"http://b.example/\"]");
    }

    @Test
    void aNewRuleGoesOnToTheOrchestrator() {
        MvcTestResult made =
                post(
                        "rules",
                        """
                        {"policyId":2,"urlPatterns":["*.example.org"],"publicMessage":"m",
                         "captured":{"start":"2015-08-01T01:00:00+1000","end":null},
                         "accessed":null,"period":{"months":6},"enabled":true}""");

        assertThat(made).hasStatus(HttpStatus.CREATED);
        assertThat(made).bodyJson().isStrictlyEqualTo("{\"id\":\"" + NUMBER + "\"}");
        assertThat(asked)
                .containsExactly(
                        "POST /internal/access-rules Bearer s3cret"
                                + " {\"policyNumber\":2,\"urlPatterns\":[\"*.example.org\"],"
                                + "\"collection\":\"main\",\"capturedFrom\":\"2015-07-31T15:00:00Z\","
                                + "\"embargo\":\"P6M\",\"message\":\"m\",\"privateComment\":null,"
                                + "\"remarks\":{\"enabled\":true,\"pinned\":false,"
                                + "\"externalId\":null,\"reason\":null}}");
    }

    @Test
    void aChangedRuleKeepsWhatOutbackCdxCannotSay() {
        status = 200;

        assertThat(
                        post(
                                "rules",
                                "[{\"id\":" + NUMBER + ",\"policyId\":0,\"urlPatterns\":[\"*\"]}]",
                                RULE))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("[null]");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("PUT /internal/access-rules/" + ID + " Bearer s3cret \"7\" ")
                .contains(
                        "\"policyNumber\":0",
                        "\"priority\":5",
                        "\"groups\":[\"room\"]",
                        "\"collection\":null");
    }

    @Test
    void aRuleWithoutPolicySentBackAsItWasShownStaysWithoutOne() {
        status = 200;

        assertThat(
                        post(
                                "rules",
                                "{\"id\":"
                                        + NUMBER
                                        + ",\"policyId\":2,\"urlPatterns\":[\"*\"],"
                                        + "\"reason\":\"groups: room\"}",
                                RULE))
                .hasStatusOk();
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("\"policy\":\"BLOCK\"", "\"reason\":null")
                .doesNotContain("policyNumber");
    }

    @Test
    void aPolicyThatWasMadeAMomentAgoCanBeNamed() {
        assertThat(post("rules", "{\"policyId\":" + JUST_MADE + ",\"urlPatterns\":[\"*\"]}"))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void aRuleIsRemovedByItsNumber() {
        status = 204;
        answer = "";

        assertThat(remove(NUMBER, RULE)).hasStatusOk();
        assertThat(remove(5, RULE)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(asked)
                .containsExactly("DELETE /internal/access-rules/" + ID + " Bearer s3cret \"7\" ");
    }

    @Test
    void whatTheOrchestratorRefusesIsRefusedInItsWords() {
        status = 412;
        answer = "{\"detail\":\"Somebody else changed it first\"}";

        assertThat(remove(NUMBER, RULE))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .failure()
                .hasMessageContaining("Somebody else");
        status = 500;
        assertThat(remove(NUMBER, RULE)).hasStatus(HttpStatus.BAD_GATEWAY);
        orchestrator.stop(0);
        assertThat(remove(NUMBER, RULE)).hasStatus(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void withoutAddressOfTheOrchestratorNothingIsTaken() {
        var settings = new OrchestratorSettings(null);

        assertThat(
                        served(settings)
                                .post()
                                .uri("/outback/main/access/rules")
                                .content("{\"policyId\":1,\"urlPatterns\":[\"*\"]}")
                                .exchange())
                .hasStatus(HttpStatus.NOT_IMPLEMENTED);
        assertThatThrownBy(() -> new OrchestratorSettings(URI.create("orchestrator")))
                .hasMessageContaining("diancang.orchestrator.address");
    }

    @Test
    void faultsAreToldAsOutbackCdxTellsThemAndNothingIsWritten() {
        assertThat(
                        post(
                                "rules",
                                """
                                [{"policyId":1,"urlPatterns":["*"]},
                                 {"policyId":9,"urlPatterns":["*","*.example.org/foo"]},
                                 {"policyId":1,"urlPatterns":["*"],"captured":{"start":"x"}}]"""))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        [{"ruleId":null,"patternIndex":1},{"patternIndex":-1},
                         {"patternIndex":-1}]""");
        assertThat(asked).isEmpty();
    }

    @Test
    void noRulesAreWrittenWhereNoneAreSent() {
        assertThat(post("rules", "[]")).hasStatusOk().bodyJson().isStrictlyEqualTo("[]");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[null]",
                "5",
                "not json",
                "{\"policyId\":\"x\"}",
                "{\"policyId\":1,\"urlPatterns\":[\"*\"],\"capture\":null}",
                "{\"id\":5,\"policyId\":1,\"urlPatterns\":[\"*\"]}"
            })
    void whatIsNoRuleIsRefused(String body) {
        assertThat(post("rules", body)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<list><rule/></list>",
                "<list><rule><surt>(a,</surt><secondsSinceCapture>1e9</secondsSinceCapture></rule></list>",
                "<list><rule><surt>(a,</surt><captureStart>2015</captureStart></rule></list>",
                "<list><rule><surt>(a,<b/></surt></rule></list>",
                "<!DOCTYPE list [<!ENTITY s SYSTEM \"file:///etc/hostname\">]>"
                        + "<list><rule><surt>(a,</surt><privateComment>&s;</privateComment></rule></list>"
            })
    void whatIsNoRuleInXmlIsRefused(String body) {
        assertThat(
                        served().post()
                                .uri("/outback/main/access/rules")
                                .contentType(MediaType.APPLICATION_XML)
                                .content(body)
                                .exchange())
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(asked).isEmpty();
    }

    private String patterns(String path, AccessRule... rules) {
        return JSON
                .readTree(get(path, rules).getResponse().getContentAsByteArray())
                .values()
                .stream()
                .map(rule -> rule.path("urlPatterns").path(0).toString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private MvcTestResult get(String path, AccessRule... rules) {
        return served(rules).get().uri("/outback/main/access/" + path).exchange();
    }

    private MvcTestResult post(String path, String body, AccessRule... rules) {
        return served(rules).post().uri("/outback/main/access/" + path).content(body).exchange();
    }

    private MvcTestResult remove(long number, AccessRule... rules) {
        return served(rules).delete().uri("/outback/main/access/rules/" + number).exchange();
    }

    private MockMvcTester served(AccessRule... rules) {
        return served(
                new OrchestratorSettings(
                        URI.create(
                                "http://127.0.0.1:" + orchestrator.getAddress().getPort() + "/")),
                rules);
    }

    private MockMvcTester served(OrchestratorSettings settings, AccessRule... rules) {
        var address = new Orchestrator(settings, InternalSecret.in(folder.resolve("secret")));
        RuleBook book = book(policies(), rules);
        return MockMvcTester.of(
                new AccessRulesController(
                        book,
                        new RuleWriter(address),
                        new PolicyWriter(address),
                        // Nothing comes back here.
                        new Echo(book, Duration.ZERO)));
    }
}
