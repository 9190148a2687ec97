package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.diancang.credential.FormCredential;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.CrawlSettings;
import org.diancang.events.HostLimits;
import org.diancang.events.RequestSettings;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.ScopeRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are shown to who has sent a form; what was sent is written nowhere. */
class LoginFormIT extends EngineTestBase {
    private static final UUID ID = UUID.fromString("0193b1c0-0000-7000-8000-000000000008");
    private static final int PAGES = 20;
    private static final List<String> ASIDE = List.of("/robots.txt", "/favicon.ico");
    private static final String WRONG = "not-the-password-of-anybody";

    private FormSite closed;

    @BeforeEach
    void serveForms() throws IOException {
        closed = new FormSite("127.0.0.2", PAGES);
    }

    @AfterEach
    void stopForms() {
        closed.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void pagesBehindALoginFormAreCapturedAndWhatWasSentIsNowhere(int delayMs) throws Exception {
        try (EngineUnderTest engine =
                start("inner", form(FormSite.PASSWORD, Map.of()), settings(delayMs))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(closed.requests().peek()).isEqualTo("POST /login");
            assertThat(closed.logins())
                    .containsExactly(Map.of("user", FormSite.USER, "zz", FormSite.PASSWORD));
            assertThat(statuses(engine)).hasSize(PAGES + 2).containsEntry("/", 200);
            for (int i = 1; i <= PAGES; i++) {
                assertThat(statuses(engine)).containsEntry("/p/" + i, 200);
            }
            assertThat(engine.captures())
                    .filteredOn(c -> "POST".equals(c.method()))
                    .singleElement()
                    .satisfies(
                            login -> {
                                assertThat(path(login)).isEqualTo("/login");
                                assertThat(login.status()).isEqualTo(302);
                                assertThat(login.annotations())
                                        .contains(DiscreetRequestBuilder.ANNOTATION)
                                        .doesNotContain(CarefulFetchHttp.ANNOTATION);
                            });
            assertThat(WrittenFiles.text(root.resolve("warcs")))
                    .contains("POST /login HTTP/1.1", "Content-Length: 10\r\n")
                    .contains("\r\n\r\n[withheld]", "Cookie: [withheld]", "room /p/1");
            assertNowhere();
            assertThat(WrittenFiles.with(root, FormSite.SESSION))
                    .allSatisfy(file -> assertThat(file.toString()).contains("/warcs/"));
        }
    }

    @Test
    void theLargestFormIsWrittenNowhereEither() throws Exception {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < FormCredential.MOST_FIELDS; i++) {
            fields.put("%02d".formatted(i) + "&".repeat(198), "&".repeat(1_000));
        }
        try (EngineUnderTest engine = start("large", form(WRONG, fields), settings(20))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            fields.putAll(Map.of("user", FormSite.USER, "zz", WRONG));
            assertThat(closed.logins()).containsExactly(fields);
            assertNowhere();
            assertThat(WrittenFiles.with(root, "%26".repeat(100))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 503})
    void aLoginThatIsRefusedIsTriedOnce(int status) throws Exception {
        closed.refuseWith(status);
        try (EngineUnderTest engine = start("refused", form(WRONG, Map.of()), settings(0))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(closed.logins()).hasSize(1);
            assertThat(closed.requests()).hasSizeLessThan(5);
            assertThat(statuses(engine)).containsEntry("/", 302);
            assertThat(engine.captures())
                    .filteredOn(c -> c.annotations().contains(CarefulFetchHttp.ANNOTATION))
                    .extracting(this::path)
                    .allMatch("/login"::equals)
                    .hasSize(status == 200 ? 0 : status == 403 ? 1 : 2);
            assertNowhere();
        }
    }

    @Test
    void aLoginThatRobotsForbidIsNotTriedAndPagesAreFetchedWithoutIt() throws Exception {
        closed.robots("User-agent: *\nDisallow: /login\n");
        try (EngineUnderTest engine =
                start("robots", form(FormSite.PASSWORD, Map.of()), settings(0))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(closed.requests()).containsExactly("GET /");
            assertThat(engine.log()).containsOnlyOnce("can't be tried (-9998)");
        }
    }

    @Test
    void aLoginIsSentAlsoWhereItsAddressIsLeftOut() throws Exception {
        CrawlSettings settings =
                with(
                        Duration.ZERO,
                        new ScopeRules(List.of(), List.of("/login"), 20, 3, 0, List.of()),
                        HostLimits.NONE,
                        RequestSettings.NONE,
                        null);
        try (EngineUnderTest engine =
                start("excluded", form(FormSite.PASSWORD, Map.of()), settings)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(statuses(engine)).containsEntry("/p/" + PAGES, 200);
        }
    }

    @Test
    void aFormOfAnotherServerIsSentToNobody() throws Exception {
        SiteCredentials elsewhere = form("http://" + HOST + ":" + (closed.port() ^ 1));
        try (EngineUnderTest engine = start("elsewhere", elsewhere, settings(0))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(closed.logins()).isEmpty();
            assertThat(statuses(engine)).containsEntry("/", 302);
        }
    }

    @Test
    void aCrawlThatGoesOnFromACheckpointLogsInAnew() throws Exception {
        SiteCredentials credentials = form(FormSite.PASSWORD, Map.of());
        closed.slow(500);
        try (EngineUnderTest engine = start("before", credentials, settings(20))) {
            await().atMost(LONG).until(() -> engine.captures().size() > 8);
            engine.endInput();
            assertThat(engine.awaitExit()).isEqualTo(EngineProcess.ORPHANED);
            assertThat(statuses(engine)).doesNotContainKey("/p/" + PAGES);

            closed.slow(0);
            EngineJob resumed =
                    job(seed(), settings(20), 2, root.resolve("before/heritrix"), "latest");
            try (EngineUnderTest second =
                    EngineUnderTest.start(root, "after", resumed, credentials)) {
                assertThat(second.awaitExit()).as("log: %s", second.log()).isZero();

                assertThat(closed.logins()).hasSize(2);
                assertThat(statuses(second)).containsEntry("/p/" + PAGES, 200);
                assertThat(statuses(second).values()).containsOnly(200, 302);
                assertNowhere();
            }
        }
    }

    private void assertNowhere() throws IOException {
        assertThat(
                        WrittenFiles.with(
                                root,
                                FormSite.PASSWORD,
                                URLEncoder.encode(FormSite.PASSWORD, StandardCharsets.US_ASCII),
                                FormSite.USER,
                                WRONG))
                .isEmpty();
    }

    private SiteCredentials form(String server) {
        return form(server, FormSite.PASSWORD, Map.of());
    }

    private SiteCredentials form(String password, Map<String, String> fields) {
        return form("http://" + HOST + ":" + closed.port(), password, fields);
    }

    private static SiteCredentials form(
            String server, String password, Map<String, String> fields) {
        return new SiteCredentials(
                List.of(),
                List.of(
                        new FormCredential(
                                ID,
                                server,
                                server + "/login",
                                "user",
                                FormSite.USER,
                                "zz",
                                password,
                                fields)));
    }

    private EngineUnderTest start(String name, SiteCredentials credentials, CrawlSettings settings)
            throws IOException {
        return startWith(credentials, name, seed(), settings);
    }

    private String seed() {
        return "http://" + HOST + ":" + closed.port() + "/";
    }

    private static CrawlSettings settings(int delayMs) {
        return settings(Duration.ofMillis(delayMs));
    }

    private Map<String, Integer> statuses(EngineUnderTest engine) throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        for (ResourceCaptured capture : engine.captures()) {
            if (capture.status() != null && !ASIDE.contains(path(capture))) {
                statuses.put(path(capture), capture.status());
            }
        }
        return statuses;
    }

    private String path(ResourceCaptured capture) {
        return capture.url().replaceFirst("^http://[^/]*", "").replaceFirst("\\?.*", "");
    }
}
