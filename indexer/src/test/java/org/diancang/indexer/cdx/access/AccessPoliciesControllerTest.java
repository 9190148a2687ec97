package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.diancang.installation.InternalSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AccessPoliciesControllerTest {
    @TempDir Path folder;
    private final List<String> announced = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "{\"id\":-1,\"name\":\"n\"}",
                "{\"id\":1000000000,\"name\":\"n\"}",
                "{\"id\":1e30,\"name\":\"n\"}",
                "{\"name\":{}}",
                "{\"name\":\"n\",\"accessPoints\":5}",
                "{\"name\":\"n\",\"accesspoints\":[]}"
            })
    void whatIsNoPolicyIsRefusedAndNothingWritten(String body) throws IOException {
        try (var orchestrator = new FakeOrchestrator((key, _) -> announced.add(new String(key)))) {
            assertThat(post(new OrchestratorSettings(orchestrator.address()), body))
                    .hasStatus(HttpStatus.BAD_REQUEST);
        }
        assertThat(announced).isEmpty();
    }

    @Test
    void aPolicyThatSomebodyElseMadeIsChangedInTheVersionThatStandsAtTheOrchestrator()
            throws IOException {
        try (var orchestrator = new FakeOrchestrator((key, _) -> announced.add(new String(key)))) {
            var settings = new OrchestratorSettings(orchestrator.address());
            String body = "{\"id\":1,\"name\":\"n\",\"accessPoints\":[\"a\"]}";

            assertThat(post(settings, body)).hasStatusOk();
            assertThat(post(settings, body)).hasStatusOk();
        }
        assertThat(announced).containsExactly("policy/1", "policy/1");
    }

    @Test
    void withoutAddressOfTheOrchestratorPoliciesAreReadOnly() throws IOException {
        var settings = new OrchestratorSettings(null);

        assertThat(post(settings, "{\"name\":\"n\"}")).hasStatus(HttpStatus.NOT_IMPLEMENTED);
        assertThat(served(settings).get().uri("/outback/main/access/policies/1")).hasStatusOk();
        assertThat(served(settings).get().uri("/outback/m%20n/access/policies"))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private MvcTestResult post(OrchestratorSettings settings, String body) throws IOException {
        return served(settings)
                .post()
                .uri("/outback/main/access/policies")
                .content(body)
                .exchange();
    }

    private MockMvcTester served(OrchestratorSettings settings) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        RuleBook book = SampleRules.book(policies());
        return MockMvcTester.of(
                new AccessPoliciesController(
                        book,
                        new PolicyWriter(new Orchestrator(settings, InternalSecret.in(secret))),
                        new Echo(book, Duration.ZERO)));
    }
}
