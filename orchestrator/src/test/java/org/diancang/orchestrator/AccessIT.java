package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccessIT extends OrchestratorTestBase {
    @Autowired UserDetailsService users;
    @Autowired PasswordEncoder encoder;

    @ParameterizedTest
    @ValueSource(strings = {"/api/ledger", "/api/nominations", "/internal/audits", "/api/none"})
    void whoeverIsUnknownGetsAProblemNotAPage(String path) {
        Answer answer = send(bare(path).GET());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer wrong", "Basic Y3VyYXRvcjp4"})
    void aWrongSecretIsRefused(String header) {
        Answer answer = send(bare("/internal/audits").header("Authorization", header).GET());
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aCallWithTheSecretLeavesNoSession() {
        Answer answer = get("/api/ledger");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void pagesLeadToSignInAndCarryTheSecurityHeaders() {
        Answer answer = send(bare("/sites").GET());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.response().headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
        assertThat(answer.response().headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    @Test
    void healthIsPublicAndTheRestOfTheActuatorIsNot() {
        Answer health = send(bare("/actuator/health/readiness").GET());
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.response().body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(send(bare("/actuator/metrics").GET()).status()).isEqualTo(302);
    }

    @Test
    void theSecretOpensNoPage() {
        assertThat(get("/sites").status()).isEqualTo(302);
    }

    @Test
    void accountsHaveThePasswordsOfThisInstallation() {
        var curator = users.loadUserByUsername("curator");
        assertThat(encoder.matches("curator-of-this-test", curator.getPassword())).isTrue();
        assertThat(curator.getPassword()).startsWith("{bcrypt}");
        assertThat(curator.getAuthorities())
                .extracting("authority")
                .containsExactly("ROLE_CURATOR");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var signIn =
                    bare("/login")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(
                                    BodyPublishers.ofString(
                                            "username=curator&password=curator-of-this-test"))
                            .build();
            var answer = browser.send(signIn, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            HttpRequest call =
                    bare("/api/nominations")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))
                            .build();
            assertThat(browser.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isIn(401, 403);
        }
    }
}
