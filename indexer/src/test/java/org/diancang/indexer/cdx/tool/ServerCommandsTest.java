package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandsTest {
    private static final String CDXJ =
            "com,example)/ 20240102030405 {\"url\":\"http://example.com/\",\"offset\":1,\"filename\":\"a\"}";
    private static final String CDX11 =
            "com,example)/ 20240102030405 http://example.com/ - - - - - - 1 a";

    @TempDir Path folder;
    private final List<String> asked = new ArrayList<>();
    private String posted = "";
    private int status = 200;
    private String answer = CDXJ + "\n";
    private long promised = 0;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerIsAskedForAUrl() {
        ToolRun run = run("query", "--from", "2023", "--limit", "5", "http://example.com/?a=b&c=典");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).containsExactly(CDXJ);
        assertThat(asked)
                .containsExactly(
                        "GET /cdx/main?url=http%3A%2F%2Fexample.com%2F%3Fa%3Db%26c%3D%E5%85%B8"
                                + "&output=cdxj&from=2023&limit=5 null");
    }

    @Test
    void theAnswerTakesAnyForm() {
        assertThat(run("query", "-f", "cdx11", "http://example.com/").lines())
                .containsExactly(CDX11);
    }

    @Test
    void allLinesOfACollectionAreFetched() throws IOException {
        Path out = folder.resolve("all.cdxj.gz");

        ToolRun run = run("export", "--collection", "peers", "-o", out.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(asked)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("GET /cdx/peers?")
                .contains("url=*", "output=cdxj");
        assertThat(ToolRun.of("sort", out.toString()).lines()).containsExactly(CDXJ);
    }

    @Test
    void withTheSecretAllThereIsIsFetched() throws IOException {
        ToolRun run = run("export", "--secret-file", secret(), "-f", "cdx11");

        assertThat(run.lines()).containsExactly(" CDX N b a m s k r M S V g", CDX11);
        assertThat(asked).containsExactly("GET /internal/cdx Bearer s3cret");
    }

    @Test
    void anExportThatBreaksOffLeavesNoFile() {
        promised = 1_000;
        Path out = folder.resolve("all.cdxj");

        ToolRun run = run("export", "-o", out.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("can't read the answer of");
        assertThat(out).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void linesAreHandedOverAsTheyStand() throws IOException {
        answer = "Added 2 records\n";
        Path file =
                Files.writeString(folder.resolve("in.cdx"), " CDX N b a\n" + CDX11 + "\n" + CDXJ);

        ToolRun run =
                run("import", "--collection", "peers", "--secret-file", secret(), file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("in.cdx: 2 lines added, 0 bad ones left out");
        assertThat(asked).containsExactly("POST /outback/peers?badLines=skip Bearer s3cret");
        assertThat(posted).isEqualTo(" CDX N b a\n" + CDX11 + "\n" + CDXJ + "\n");
    }

    @Test
    void gzippedLinesAreUnpackedAndBadOnesSaid() throws IOException {
        answer = "Added 1 records\n";
        Path file = folder.resolve("in.cdx.gz");
        ToolRun.withInput("x y\n" + CDX11 + "\n", "sort", "-o", file.toString());

        ToolRun run = run("import", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("in.cdx.gz:2: ")
                .contains("1 lines added, 1 bad ones left out");
        assertThat(posted).isEqualTo(CDX11 + "\n");
    }

    @Test
    void linesThatTheServerLeftOutAreCounted() throws IOException {
        answer = "Added 0 records\n";
        Path file = Files.writeString(folder.resolve("in.cdx"), CDX11);

        ToolRun run = run("import", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("0 lines added, 1 bad ones left out");
    }

    @Test
    void aRefusalIsSaidInTheServersWords() throws IOException {
        status = 401;
        answer = "{\"detail\":\"Internal endpoints need a bearer.\"}";
        Path file = Files.writeString(folder.resolve("in.cdx"), CDX11);

        for (ToolRun run :
                List.of(run("import", file.toString()), run("export"), run("query", "a"))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("answers 401: Internal endpoints need a bearer.")
                    .hasLineCount(1);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        server.stop(0);

        ToolRun run = run("query", "a");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("can't ask http://127.0.0.1:").hasLineCount(1);
        assertThat(ToolRun.of("export", "--server", "ftp://a/").err()).contains("http address");
    }

    private String secret() throws IOException {
        return Files.writeString(
                        Files.createDirectories(folder.resolve("secrets")).resolve("secret"),
                        "s3cret\n")
                .toString();
    }

    private ToolRun run(String command, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                command,
                                "--server",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        args.addAll(List.of(more));
        return ToolRun.of(args.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization"));
            posted = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, Math.max(promised, bytes.length));
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
    }
}
