package org.diancang.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.machine.FakeMachine;
import org.diancang.launcher.machine.PortHolder;
import org.junit.jupiter.api.Test;

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
    void freePortsAreNoFault() {
        assertThatCode(() -> Ports.requireFree(Ports.STANDARD.ofProduct(), machine))
                .doesNotThrowAnyException();
    }
}
