package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.intake.Partitions;
import org.diancang.stack.EmbeddedStack;
import org.diancang.stack.StackPorts;
import org.diancang.url.PartitionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two nodes of one index, each with a part of it. */
class CdxNodesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final Logger log = LoggerFactory.getLogger(CdxNodesIT.class);
    private static final int LINES = 3_000;
    private static final Duration LONGEST_FAILOVER = Duration.ofSeconds(10);

    @TempDir Path data;
    private final String kafka = STACK.kafkaBootstrapServers();
    private final String prefix = STACK.uniquePrefix();
    private final int otherPort = StackPorts.freePort();
    private RunningIndexer here;
    private Process other;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(data.resolve("here"));
        Files.createDirectories(data.resolve("other"));
        other = fork();
        here = startHere();
        assertThat(here.post("/cdx/c?wait=visible", lines(0, LINES)).body())
                .contains("\"lines\":" + LINES);
        await().atMost(Duration.ofMinutes(1)).until(this::bothHaveAPart);
    }

    @AfterEach
    void end() {
        here.close();
        other.destroyForcibly();
    }

    @Test
    void aLineIsFoundFromWhicheverNodeIsAsked() throws Exception {
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> one = here.get("/cdx/c?url=http://s" + i + ".com.cn/" + i);
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(one.body()).startsWith("cn,com,s" + i + ")/" + i + " ").hasLineCount(1);
        }
        assertThat(here.get("/cdx/c?url=*").body()).hasLineCount(LINES);
        assertThat(here.get("/cdx/c?url=*&sort=reverse&limit=1").body())
                .isEqualTo(here.get("/cdx/c?url=*&limit=-1").body());
        assertThat(here.post("/cdx/c?wait=visible", lines(LINES, LINES + 500)).statusCode())
                .isEqualTo(200);
        assertThat(here.get("/cdx/c?url=*").body()).hasLineCount(LINES + 500);
    }

    @Test
    void calendarsAreTheSameWhicheverNodeHasTheLines() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 4 * 600; i++) {
            lines.append(
                    "cn,com,t%d)/ 2026%02d%02d%06d http://t%d.com.cn/ text/html 200 %s - - 1 %d f\n"
                            .formatted(
                                    i % 4,
                                    1 + i / 4 % 12,
                                    1 + i / 48 % 28,
                                    i % 60,
                                    i % 4,
                                    "A".repeat(31) + (char) ('A' + i / 8 % 2),
                                    i));
        }
        byte[] all = lines.toString().getBytes(UTF_8);
        assertThat(here.post("/cdx/c?wait=visible", all).statusCode()).isEqualTo(200);
        List<String> counted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String path = "/calendar?collection=c&url=http://t" + i + ".com.cn/";
            HttpResponse<String> answer = here.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            counted.add(answer.body().replace("t" + i + ".com.cn", ""));
        }
        assertThat(counted.getFirst())
                .contains("\"captures\":600", "\"first\":{\"at\":\"2026-01-01T");
        assertThat(counted.stream().map(body -> body.replaceAll("T00:00:..Z", "")).distinct())
                .hasSize(1);

        here.post("/cdx/c/delete?wait=visible", all);
        for (int i = 0; i < 4; i++) {
            assertThat(here.get("/calendar?collection=c&url=http://t" + i + ".com.cn/").body())
                    .isEqualTo("{\"captures\":0,\"years\":[]}");
        }
    }

    @Test
    void aliasesAcrossNodesAreFollowed() throws Exception {
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            aliases.add("@alias http://s" + i + ".com.cn/" + i + " http://moved" + i + ".org.cn/");
        }
        HttpResponse<String> taken =
                here.post(
                        "/cdx/c?wait=visible", (String.join("\n", aliases) + "\n").getBytes(UTF_8));
        assertThat(taken.body()).contains("\"lines\":20");

        for (int i = 0; i < 20; i++) {
            String old = here.get("/cdx/c?url=http://s" + i + ".com.cn/" + i).body();
            assertThat(old).startsWith("cn,org,moved" + i + ")/ ").hasLineCount(1);
            assertThat(here.get("/cdx/c?url=http://moved" + i + ".org.cn/").body()).isEqualTo(old);
        }
        String further = "@alias http://moved0.org.cn/ http://moved0.net.cn/\n";
        here.post("/cdx/c?wait=visible", further.getBytes(UTF_8));
        assertThat(here.get("/cdx/c?url=http://s0.com.cn/0").body())
                .startsWith("cn,net,moved0)/ ")
                .isEqualTo(here.get("/cdx/c?url=http://moved0.net.cn/").body());

        assertThat(here.get("/outback/c/aliases?key=cn,org").body())
                .isEqualTo("[{\"alias\":\"cn,org,moved0)/\",\"target\":\"cn,net,moved0)/\"}]");
        assertThat(here.get("/outback/c/aliases").body().split("\"alias\"")).hasSize(22);
        assertThat(here.get("/outback/api/collections").body()).isEqualTo("[\"c\"]");

        here.post("/cdx/c/delete?wait=visible", String.join("\n", aliases).getBytes(UTF_8));

        for (int i = 0; i < 20; i++) {
            assertThat(here.get("/cdx/c?url=http://s" + i + ".com.cn/" + i).body())
                    .startsWith("cn,com,s" + i + ")/" + i + " ")
                    .hasLineCount(1);
            assertThat(here.get("/cdx/c?url=http://moved" + i + ".org.cn/").body()).isEmpty();
        }
    }

    @Test
    void whenANodeIsKilledAnswersAreWholeOrRefusedUntilTheOthersHaveItsPart() throws Exception {
        other.destroyForcibly().waitFor();
        Instant killed = Instant.now();

        int refused = askUntilFirstWhole();

        Duration failover = Duration.between(killed, Instant.now());
        askUntilWhole();
        log.info("whole again {} ms after the kill, {} refused", failover.toMillis(), refused);
        assertThat(refused).isPositive();
        assertThat(failover).isLessThan(LONGEST_FAILOVER);
    }

    @Test
    void nodesRestartedOneAfterTheOtherNeverAnswerWithAPart() throws Exception {
        other.destroy();
        other.waitFor();
        askUntilWhole();
        other = fork();
        await().atMost(Duration.ofMinutes(1)).until(this::bothHaveAPart);
        askUntilWhole();
        here.close();
        here = startHere();
        askUntilWhole();

        assertThat(here.post("/cdx/c?wait=visible", lines(LINES, LINES + 10)).statusCode())
                .isEqualTo(200);
        assertThat(here.get("/cdx/c?url=*").body()).hasLineCount(LINES + 10);
    }

    private enum Said {
        WHOLE,
        REFUSED,
        BROKEN_OFF
    }

    /** Ten answers that must be whole or refused, and at last are whole. */
    private void askUntilWhole() {
        for (int whole = 0; whole < 10; whole++) {
            askUntilFirstWhole();
        }
    }

    /** Asks until an answer is whole; answers how often that was refused. */
    private int askUntilFirstWhole() {
        List<Said> said = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            said.add(ask());
                            return said.getLast() == Said.WHOLE;
                        });
        return Collections.frequency(said, Said.REFUSED);
    }

    /** What is said at all must be whole, or a refusal; a part may only be broken off. */
    private Said ask() throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = here.get("/cdx/c?url=*");
        } catch (IOException e) {
            return Said.BROKEN_OFF;
        }
        if (answer.statusCode() == 200) {
            assertWhole(answer.body());
            return Said.WHOLE;
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return Said.REFUSED;
    }

    private static void assertWhole(String body) {
        Set<String> found =
                body.lines().map(line -> line.split(" ")[2]).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String url = "http://s" + i % 97 + ".com.cn/" + i;
            if (!found.contains(url)) {
                missing.add(Partitions.of(PartitionKey.of(url)) + " " + url);
            }
        }
        assertThat(missing).isEmpty();
    }

    /** This node's own share, which it tells the other by the path between nodes. */
    private boolean bothHaveAPart() throws Exception {
        int mine = 0;
        for (int partition = 0; partition < 12; partition++) {
            if (!here.internal("/internal/cdx/progress?partition=" + partition)
                    .body()
                    .equals("-1")) {
                mine++;
            }
        }
        return mine > 0
                && mine < 12
                && here.get("/actuator/health/readiness").statusCode() == 200
                && here.get("/cdx/c?url=*").statusCode() == 200;
    }

    private RunningIndexer startHere() throws Exception {
        int port = StackPorts.freePort();
        return RunningIndexer.start(data.resolve("here"), kafka, prefix, node("here", port));
    }

    private String[] node(String name, int port) {
        return new String[] {
            "--server.port=" + port,
            "--diancang.instance-id=" + name,
            "--diancang.cdx.standby-replicas=1",
            "--diancang.cdx.advertised-address=127.0.0.1:" + port
        };
    }

    private Process fork() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.add(RunningIndexer.class.getName());
        command.addAll(
                List.of(
                        RunningIndexer.arguments(
                                data.resolve("other"), kafka, prefix, node("other", otherPort))));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("other.log").toFile()))
                .start();
    }

    private static byte[] lines(int from, int to) {
        var lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(
                            "cn,com,s%d)/%d 20240102030405 http://s%d.com.cn/%d"
                                    .formatted(i % 97, i, i % 97, i))
                    .append(" text/html 200 - - - 100 " + i + " a.warc.gz\n");
        }
        return lines.toString().getBytes(UTF_8);
    }
}
