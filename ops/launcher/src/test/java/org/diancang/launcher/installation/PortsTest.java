package org.diancang.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.machine.FakeMachine;
import org.diancang.launcher.machine.PortHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private final FakeMachine machine = new FakeMachine();

    @Test
    void aTakenPortIsNamedWithItsPartItsHolderAndTheRemedy() {
        machine.taken(
                19093, Optional.of(new PortHolder(4711, List.of("python3", "-m", "http.server"))));
        assertThatThrownBy(() -> Ports.requireFree(Ports.STANDARD.ofProduct(), machine))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        "port 19093 (Kafka's controller) is in use by process 4711 (python3 -m"
                                + " http.server); end it with kill 4711, or start with --ports"
                                + " random");
    }

    @Test
    void anotherDiancangIsStoppedByItsOwnCommand() {
        machine.taken(
                8080,
                Optional.of(
                        new PortHolder(
                                12, List.of("java", "-jar", "x", "--diancang.data=/srv/other"))));
        assertThat(Ports.taken(Ports.STANDARD.ofProduct(), machine))
                .singleElement()
                .asString()
                .contains("(desk)", "./diancang down --data /srv/other")
                .doesNotContain("kill");
    }

    @Test
    void aHolderThatCanNotBeToldIsSaidToBeSo() {
        machine.taken(8081, Optional.empty()).taken(18053, Optional.empty());
        assertThat(Ports.taken(Ports.STANDARD.ofProduct(), machine))
                .singleElement()
                .asString()
                .contains("port 8081 (reader)", "can't be told");
        assertThat(Ports.taken(Ports.STANDARD.ofSample("127.0.0.2"), machine))
                .singleElement()
                .asString()
                .contains("18053", "DNS");
    }

    @Test
    void theProxyHasAPortWhereItIsSwitchedOnAlone() {
        assertThat(Ports.STANDARD.withProxy(Map.of("DIANCANG_PROXY_PORT", "9000")).proxy())
                .isZero();
        Map<String, String> on = Map.of("DIANCANG_PROXY_ENABLED", "true");
        assertThat(Ports.STANDARD.withProxy(on).proxy()).isEqualTo(8085);
        machine.taken(8085, Optional.empty());
        assertThat(Ports.taken(Ports.STANDARD.ofProduct(), machine)).isEmpty();
        assertThat(Ports.taken(Ports.STANDARD.withProxy(on).ofProduct(), machine))
                .singleElement()
                .asString()
                .contains("port 8085 (replay's proxy)");
    }

    @Test
    void theProxyHasThePortThatIsNamed() {
        Map<String, String> named =
                Map.of("DIANCANG_PROXY_ENABLED", "true", "DIANCANG_PROXY_PORT", "9000");
        assertThat(Ports.STANDARD.withProxy(named).proxy()).isEqualTo(9000);
    }

    @Test
    void portsOfAnEarlierVersionAreReadWithoutAProxy(@TempDir Path folder) throws IOException {
        DataFolder data = DataFolder.at(folder);
        Ports.STANDARD.write(data);
        Path file = data.run().resolve("ports.json");
        String written = Files.readString(file);
        Files.writeString(file, written.replaceFirst(",\\s*\"proxy\" : 0", ""));

        assertThat(Files.readString(file)).isNotEqualTo(written);
        assertThat(Ports.read(data)).contains(Ports.STANDARD);
    }

    @Test
    void freePortsAreNoFault() {
        assertThatCode(() -> Ports.requireFree(Ports.STANDARD.ofProduct(), machine))
                .doesNotThrowAnyException();
    }
}
