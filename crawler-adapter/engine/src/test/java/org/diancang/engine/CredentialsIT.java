package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.diancang.credential.HttpCredential;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.ResourceCaptured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are shown to who says who they are; what proves it is written nowhere. */
class CredentialsIT extends EngineTestBase {
    private static final UUID ID = UUID.fromString("0193b1c0-0000-7000-8000-000000000007");
    private static final UUID SIDE_ID = UUID.fromString("0193b1c0-0000-7000-8000-000000000008");

    private GuardedSite guarded;

    @BeforeEach
    void guard() throws IOException {
        guarded = new GuardedSite("127.0.0.2");
    }

    @AfterEach
    void unguard() {
        guarded.close();
    }

    @Test
    void pagesBehindHttpAuthenticationAreCapturedAndThePasswordIsNowhere() throws Exception {
        try (EngineUnderTest engine =
                start("inner", http(GuardedSite.REALM, GuardedSite.PASSWORD))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(statuses(engine))
                    .containsEntry("/inner/", 200)
                    .containsEntry("/inner/a", 200)
                    .containsEntry("/inner/b", 200)
                    .containsEntry("/outer", 200);
            assertThat(guarded.requests()).doesNotContain("/ named").contains("/inner/a named");
            assertThat(annotated(engine)).contains("/inner/", "/inner/a", "/inner/b");
            assertThat(WrittenFiles.text(root.resolve("warcs")))
                    .contains("Authorization: [withheld]", "Cookie: [withheld]", "the first room");
            assertThat(
                            WrittenFiles.with(
                                    root,
                                    GuardedSite.PASSWORD,
                                    GuardedSite.basic(),
                                    GuardedSite.USER))
                    .isEmpty();
            // Heritrix did write down which credential it tried.
            assertThat(WrittenFiles.with(root, ID.toString())).isNotEmpty();
            // The server's answers are kept as they are, so the cookie stands there and only there.
            assertThat(WrittenFiles.with(root, "cookie-of-a-visit"))
                    .allSatisfy(file -> assertThat(file.toString()).contains("/warcs/"));
        }
    }

    @Test
    void aCredentialWithoutRealmIsForAnyOfItsServer() throws Exception {
        try (EngineUnderTest engine = start("any", http("", GuardedSite.PASSWORD))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(statuses(engine)).containsEntry("/inner/b", 200);
        }
    }

    @Test
    void aSeedBehindTheLoginIsCapturedToo() throws Exception {
        try (EngineUnderTest engine = start("seed", "/inner/", http("", GuardedSite.PASSWORD))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(statuses(engine))
                    .containsEntry("/inner/", 200)
                    .containsEntry("/inner/b", 200);
        }
    }

    @Test
    void aWrongPasswordIsRecordedAsRefusedAndTheCrawlEnds() throws Exception {
        String wrong = "not-the-password-of-anybody";
        try (EngineUnderTest engine = start("wrong", http(GuardedSite.REALM, wrong))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(statuses(engine))
                    .containsEntry("/inner/", 401)
                    .containsEntry("/outer", 200)
                    .doesNotContainKey("/inner/a");
            assertThat(WrittenFiles.with(root, wrong)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void aWrongPasswordIsOfferedThreeTimesAtMost(int delayMs) throws Exception {
        String wrong = "not-the-password-of-anybody";
        try (EngineUnderTest engine =
                start("often", "/many", http("", wrong), Duration.ofMillis(delayMs))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(guarded.requests().stream().filter(r -> r.endsWith("named"))).hasSize(3);
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            Map<String, Integer> statuses = statuses(engine);
            for (int i = 1; i <= GuardedSite.MANY; i++) {
                assertThat(statuses).containsEntry("/inner/" + i, 401);
            }
            assertThat(engine.captures())
                    .filteredOn(c -> c.annotations().contains(CarefulFetchHttp.ANNOTATION))
                    .hasSize(3);
            assertThat(engine.log()).containsOnlyOnce("it is not offered any more in this crawl");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void aRightPasswordIsOfferedToAllPages(int delayMs) throws Exception {
        try (EngineUnderTest engine =
                start(
                        "right",
                        "/many",
                        http(GuardedSite.REALM, GuardedSite.PASSWORD),
                        Duration.ofMillis(delayMs))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            Map<String, Integer> statuses = statuses(engine);
            for (int i = 1; i <= GuardedSite.MANY; i++) {
                assertThat(statuses).as("log: %s", engine.log()).containsEntry("/inner/" + i, 200);
            }
            // Pages of another realm that stay closed do not count against it.
            assertThat(statuses).containsEntry("/closed/4", 401);
            assertThat(engine.log()).doesNotContain("it is not offered any more");
        }
    }

    @Test
    void twoRealmsOfAServerAreEachToldTheirOwn() throws Exception {
        String server = "http://" + HOST + ":" + guarded.port();
        SiteCredentials both =
                new SiteCredentials(
                        List.of(
                                new HttpCredential(
                                        ID,
                                        server,
                                        GuardedSite.REALM,
                                        GuardedSite.USER,
                                        GuardedSite.PASSWORD),
                                new HttpCredential(
                                        SIDE_ID,
                                        server,
                                        GuardedSite.SIDE_REALM,
                                        GuardedSite.USER,
                                        GuardedSite.SIDE_PASSWORD)),
                        List.of());
        try (EngineUnderTest engine = start("both", "/both", both, Duration.ZERO)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            Map<String, Integer> statuses = statuses(engine);
            for (int i = 1; i <= GuardedSite.MANY; i++) {
                assertThat(statuses)
                        .as("log: %s", engine.log())
                        .containsEntry("/inner/" + i, 200)
                        .containsEntry("/side/" + i, 200);
            }
            assertThat(engine.captures())
                    .as("a password told to the wrong realm counts as refused")
                    .noneMatch(c -> c.annotations().contains(CarefulFetchHttp.ANNOTATION));
        }
    }

    @Test
    void aServerThatWantsADigestWithANewNonceForEachPageGetsIt() throws Exception {
        try (EngineUnderTest engine =
                start("digest", "/digest", http(GuardedSite.DIGEST_REALM, GuardedSite.PASSWORD))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            Map<String, Integer> statuses = statuses(engine);
            for (int i = 1; i <= GuardedSite.MANY; i++) {
                assertThat(statuses)
                        .as("asked for: %s, log: %s", guarded.requests(), engine.log())
                        .containsEntry("/lower/" + i, 200);
            }
        }
    }

    @Test
    void aCredentialOfAnotherServerIsToldToNobody() throws Exception {
        SiteCredentials elsewhere =
                new SiteCredentials(
                        List.of(
                                new HttpCredential(
                                        ID,
                                        "http://" + HOST + ":" + (guarded.port() ^ 1),
                                        "",
                                        GuardedSite.USER,
                                        GuardedSite.PASSWORD)),
                        List.of());
        try (EngineUnderTest engine = start("elsewhere", elsewhere)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(guarded.requests()).noneMatch(request -> request.endsWith("named"));
            assertThat(statuses(engine)).containsEntry("/inner/", 401);
        }
    }

    private SiteCredentials http(String realm, String password) {
        return new SiteCredentials(
                List.of(
                        new HttpCredential(
                                ID,
                                "http://" + HOST + ":" + guarded.port(),
                                realm,
                                GuardedSite.USER,
                                password)),
                List.of());
    }

    private EngineUnderTest start(String name, SiteCredentials credentials) throws IOException {
        return start(name, "/", credentials);
    }

    private EngineUnderTest start(String name, String seed, SiteCredentials credentials)
            throws IOException {
        return start(name, seed, credentials, Duration.ZERO);
    }

    private EngineUnderTest start(
            String name, String seed, SiteCredentials credentials, Duration delay)
            throws IOException {
        return startWith(
                credentials, name, "http://" + HOST + ":" + guarded.port() + seed, settings(delay));
    }

    private Map<String, Integer> statuses(EngineUnderTest engine) throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        for (ResourceCaptured capture : engine.captures()) {
            if (capture.status() != null) {
                statuses.put(path(capture), capture.status());
            }
        }
        return statuses;
    }

    private List<String> annotated(EngineUnderTest engine) throws IOException {
        return engine.captures().stream()
                .filter(c -> c.annotations().contains(DiscreetRequestBuilder.ANNOTATION))
                .map(this::path)
                .toList();
    }

    private String path(ResourceCaptured capture) {
        return capture.url().replaceFirst("^http://[^/]*", "");
    }
}
