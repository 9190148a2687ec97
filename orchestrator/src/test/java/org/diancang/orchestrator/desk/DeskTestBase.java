package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk over a real database; one for all its test classes, so tests use sites of their own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class DeskTestBase {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    static final StandInIndexer INDEXER = new StandInIndexer();
    static final String PASSWORD = "correct-horse";
    private static final String PREFIX = STACK.uniquePrefix();
    private static final Path DATA = folder();
    private static final AtomicInteger HOST = new AtomicInteger();
    @LocalServerPort int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("diancang.data", DATA::toString);
        registry.add("diancang.internal-secret-file", () -> DATA.resolve("secrets/internal"));
        registry.add("diancang.topic-prefix", () -> PREFIX);
        registry.add("diancang.crawl-trouble.interval", () -> "500ms");
        registry.add("diancang.indexer.address", INDEXER::address);
        registry.add("diancang.reader.origin", () -> "http://reader.test:8081");
        registry.add("spring.datasource.url", () -> STACK.postgresUrl(PREFIX + "desk"));
        registry.add("spring.kafka.bootstrap-servers", STACK::kafkaBootstrapServers);
    }

    private static Path folder() {
        try {
            Path data = Files.createTempDirectory("desk-it");
            Path secrets = Files.createDirectories(data.resolve("secrets"));
            Files.writeString(secrets.resolve("internal"), "secret-of-this-test");
            Files.writeString(secrets.resolve("user-curator"), PASSWORD);
            Files.writeString(secrets.resolve("user-approver"), PASSWORD);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Browser signedIn(String username) {
        Browser browser = new Browser(port);
        Browser.Page home = browser.signIn(username, PASSWORD);
        assertThat(home.status()).isEqualTo(200);
        return browser;
    }

    static Browser.Page nominated(Browser curator, String name, String seed) {
        curator.open("/nominations/new");
        Browser.Page page = curator.submit("/nominations", form(name, seed, "某单位"));
        assertThat(page.html()).contains("已提交提名", "待审");
        return page;
    }

    static Browser.Page approved(Browser approver, String nomination) {
        assertThat(approver.open("/nominations/" + nomination).html()).contains("批准");
        Browser.Page site = approver.submit("/nominations/" + nomination + "/approval", Map.of());
        assertThat(site.path()).startsWith("/sites/");
        return site;
    }

    static Map<String, String> form(String name, String seeds, String owner) {
        return Map.of(
                "name", name,
                "seeds", seeds,
                "owner", owner,
                "subject", "POLITICS",
                "rightsBasis", "政府信息公开条例",
                "reason", "",
                "scopeKind", "HOST");
    }

    static String freshSeed() {
        return "https://site" + HOST.incrementAndGet() + "-of-desk-pages.example/";
    }
}
