package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.diancang.credential.HttpCredential;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.CrawlOrder;
import org.diancang.events.ResourceCaptured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are shown to who says who they are; what proves it is written nowhere. */
class CredentialsIT extends EngineTestBase {
    private static final UUID ID = UUID.fromString("0193b1c0-0000-7000-8000-000000000007");

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
            assertThat(written())
                    .contains("Authorization: [withheld]", "Cookie: [withheld]", "the first room");
            assertThat(filesWith(GuardedSite.PASSWORD, GuardedSite.basic(), GuardedSite.USER))
                    .isEmpty();
            // Heritrix did write down which credential it tried.
            assertThat(filesWith(ID.toString())).isNotEmpty();
            // The server's answers are kept as they are, so the cookie stands there and only there.
            assertThat(filesWith("cookie-of-a-visit"))
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
            assertThat(filesWith(wrong)).isEmpty();
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
                                        GuardedSite.PASSWORD)));
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
                                password)));
    }

    private EngineUnderTest start(String name, SiteCredentials credentials) throws IOException {
        return start(name, "/", credentials);
    }

    private EngineUnderTest start(String name, String seed, SiteCredentials credentials)
            throws IOException {
        CrawlOrder order =
                EngineUnderTest.order(
                        "c00001",
                        List.of("http://" + HOST + ":" + guarded.port() + seed),
                        hostScope(),
                        EngineUnderTest.settings(0));
        EngineJob like = job("c00001", order.settings(), null, hostScope(), 1, null, null);
        EngineJob job =
                new EngineJob(
                        like.crawlId(),
                        like.workerId(),
                        like.epoch(),
                        order,
                        like.warcFolder(),
                        null,
                        null,
                        null,
                        like.allowedPrivateRanges(),
                        like.dnsServer(),
                        null,
                        like.operatorName(),
                        null,
                        1);
        return EngineUnderTest.start(root, name, job, credentials);
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

    /** All that was written into WARC files, unpacked. */
    private String written() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("warcs"))) {
            return files.filter(Files::isRegularFile)
                    .map(CredentialsIT::content)
                    .collect(Collectors.joining());
        }
    }

    /**
     * Files below the test's folder, packed or not, that have one of these in them. The last
     * character is left out: Heritrix's database writes that of a text with its high bit set.
     */
    private List<Path> filesWith(String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file -> {
                                String content = content(file);
                                return Stream.of(texts)
                                        .map(text -> text.substring(0, text.length() - 1))
                                        .anyMatch(content::contains);
                            })
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().contains(".gz")) {
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
