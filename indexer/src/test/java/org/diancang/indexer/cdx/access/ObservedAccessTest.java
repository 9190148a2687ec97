package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.diancang.installation.InternalSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers about policies and rules as OutbackCDX 1.2.3 gave them, one after the other. Recorded by
 * starting it in UTC with {@code EXPERIMENTAL_ACCESS_CONTROL=1} and sending each request; {@code
 * @n} is the id that it gave to the n-th rule, {@code now} and {@code somebody} stand for when and
 * who, and the words of faults are left out. Where it failed with a stack trace we refuse.
 */
class ObservedAccessTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FAILED = 500;
    private static final int REFUSED = 400;

    @TempDir Path folder;
    private final List<String> ids = new ArrayList<>();

    @Test
    void theSameRequestsHaveTheSameAnswers() throws IOException {
        RuleBook book = SampleRules.book(SampleRules.policies());
        try (var fake =
                new FakeOrchestrator(
                        (key, value) -> {
                            book.take(key, value);
                            book.publish();
                        })) {
            MockMvcTester index = index(book, fake);
            for (JsonNode observed : observed()) {
                assertSame(observed, ask(index, observed));
            }
        }
        assertThat(ids).hasSize(8);
    }

    private MockMvcTester index(RuleBook book, FakeOrchestrator fake) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        var orchestrator =
                new Orchestrator(
                        new OrchestratorSettings(fake.address()), InternalSecret.in(secret));
        var policies = new PolicyWriter(orchestrator);
        var echo = new Echo(book, Duration.ofSeconds(30));
        return MockMvcTester.of(
                new AccessRulesController(book, new RuleWriter(orchestrator), policies, echo),
                new AccessPoliciesController(book, policies, echo),
                new AccessController(book, Clock.systemUTC()));
    }

    private MockHttpServletResponse ask(MockMvcTester index, JsonNode observed) {
        var request =
                index.method(HttpMethod.valueOf(observed.path("method").asString()))
                        .uri(URI.create("/outback/main" + ours(observed.path("path").asString())));
        if (observed.has("body")) {
            request.contentType(observed.has("xml") ? "application/xml" : "application/json")
                    .content(ours(observed.path("body").asString()));
        }
        return request.exchange().getResponse();
    }

    private void assertSame(JsonNode observed, MockHttpServletResponse response)
            throws IOException {
        String what = observed.path("method").asString() + " " + observed.path("path").asString();
        int status = observed.path("status").asInt();
        assertThat(response.getStatus()).as(what).isEqualTo(status == FAILED ? REFUSED : status);
        if (!observed.has("answer")) {
            return;
        }
        assertThat(response.getContentType()).as(what).startsWith(observed.path("type").asString());
        if (observed.has("disposition")) {
            assertThat(response.getHeader("Content-Disposition"))
                    .isEqualTo(observed.path("disposition").asString());
        }
        String answer = response.getContentAsString(UTF_8);
        if (what.startsWith("POST /access/rules") && status < REFUSED) {
            learn(JSON.readTree(answer));
        }
        if (observed.path("answer").isString()) {
            assertThat(timeless(theirs(answer)))
                    .as(what)
                    .isEqualTo(observed.path("answer").asString());
        } else {
            assertThat(timeless(JSON.readTree(theirs(answer))))
                    .as(what)
                    .isEqualTo(observed.path("answer"));
        }
    }

    /** New ids, in the order in which rules were made. */
    private void learn(JsonNode answer) {
        if (answer.isObject()) {
            ids.add(answer.path("id").asString());
        } else {
            answer.values().stream()
                    .filter(JsonNode::isNumber)
                    .forEach(id -> ids.add(id.toString()));
        }
    }

    private String ours(String text) {
        String written = text;
        for (int i = 0; i < ids.size(); i++) {
            written = written.replace("@" + i, ids.get(i));
        }
        return written;
    }

    private String theirs(String text) {
        String written = text;
        for (int i = 0; i < ids.size(); i++) {
            written = written.replace(ids.get(i), Integer.toString(i));
        }
        return written;
    }

    private static String timeless(String csv) {
        return csv.replaceAll("\"[^\",]+\",\"internal\"", "\"now\",\"somebody\"");
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                switch (name) {
                    case "message" -> object.remove(name);
                    case "created", "modified" -> replace(object, name, "now");
                    case "creator", "modifier" -> replace(object, name, "somebody");
                    default -> timeless(object.path(name));
                }
            }
        } else {
            node.values().forEach(ObservedAccessTest::timeless);
        }
        return node;
    }

    private static void replace(ObjectNode object, String name, String word) {
        if (!object.path(name).isNull()) {
            object.put(name, word);
        }
    }

    private static JsonNode observed() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ObservedAccessTest.class.getResourceAsStream("observed.json"))) {
            return JSON.readTree(in);
        }
    }
}
