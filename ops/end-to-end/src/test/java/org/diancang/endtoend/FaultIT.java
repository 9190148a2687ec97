package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.audit.Finding;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.PartState;
import org.diancang.launcher.product.PartStates;
import org.diancang.launcher.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that are killed while nobody looks: noticed, said, started again, nothing lost. */
@ExtendWith(SharedArchive.class)
class FaultIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aKilledServiceIsStartedAgainAndTheStatusSaysSo(SampleArchive archive) throws Exception {
        long killed = archive.product().pid("replay");
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        awaitRestarted(archive, "replay");
        assertThat(archive.product().pid("replay")).isNotEqualTo(killed);
        assertThat(archive.product().fault()).isNotDone();
        assertThat(status(archive))
                .containsPattern("replay reader +[0-9]+ +up since .* was killed \\(signal 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "elasticsearch", "postgres"})
    void aKilledComponentOfTheStackIsStartedAgainAndCrawlsGoOn(String name, SampleArchive archive)
            throws Exception {
        List<ProcessHandle> processes = processes(archive, name);
        assertThat(processes).isNotEmpty();
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitRestarted(archive, name);
        assertThat(archive.crawl().path("state").asString()).isEqualTo("COMPLETE");
        await("files and index agree")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () ->
                                assertThat(archive.audit().findings())
                                        .extracting(Finding::sentence)
                                        .isEmpty());
    }

    @Test
    void aStartOnAPortInUseIsRefusedNamingPortPartAndProcess(
            SampleArchive archive, @TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.at(folder);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.random(data);
            Ports taken =
                    new Ports(
                            free.desk(),
                            free.reader(),
                            free.content(),
                            socket.getLocalPort(),
                            free.adapter(),
                            free.postgres(),
                            free.kafka(),
                            free.kafkaController(),
                            free.elasticsearch(),
                            free.elasticsearchTransport(),
                            free.sampleGovernment(),
                            free.sampleMuseum(),
                            free.sampleEconomy(),
                            free.sampleDns(),
                            free.proxy());
            assertThatThrownBy(
                            () ->
                                    Product.start(
                                            archive.root(),
                                            data,
                                            taken,
                                            Addresses.PUBLIC,
                                            line -> {}))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("port " + socket.getLocalPort() + " (indexer)")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThat(folder.resolve("stack")).doesNotExist();
    }

    private static void awaitRestarted(SampleArchive archive, String name) {
        await(name + " runs again")
                .atMost(PATIENCE)
                .until(
                        () ->
                                Optional.ofNullable(PartStates.read(archive.data()).get(name))
                                        .filter(PartState::up)
                                        .map(PartState::message)
                                        .orElse(""),
                        message -> message.contains("was started again"));
    }

    /** As the stack wrote them down, with the children that do the work. */
    private static List<ProcessHandle> processes(SampleArchive archive, String name)
            throws Exception {
        Path stack = archive.data().root().resolve("stack");
        Path written =
                Map.of("postgres", stack.resolve("postgres/data/postmaster.pid"))
                        .getOrDefault(name, stack.resolve("stack-processes").resolve(name));
        long pid = Long.parseLong(Files.readAllLines(written).get(0).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        // PostgreSQL's children end by themselves when their server is gone.
        return name.equals("postgres")
                ? List.of(process)
                : Stream.concat(process.descendants(), Stream.of(process)).toList();
    }

    private static String status(SampleArchive archive) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Ddiancang.root=" + archive.root(),
                                "-cp",
                                archive.root().resolve("ops/launcher/target/classes")
                                        + ":"
                                        + archive.root().resolve("ops/launcher/target/lib/*"),
                                "org.diancang.launcher.Diancang",
                                "status",
                                "--data",
                                archive.data().root().toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
