package org.diancang.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diancang.launcher.doctor.Finding.Outcome;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.machine.FakeMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir private Path temp;
    private final FakeMachine machine = new FakeMachine();

    private List<Finding> examine(Path data, boolean running) {
        return new Doctor(machine, temp, DataFolder.named(data)).examine(Ports.STANDARD, running);
    }

    private Finding of(List<Finding> findings, String name) {
        return findings.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aMachineWithEnoughIsWellAndNothingIsCreated() {
        List<Finding> findings = examine(temp.resolve("data"), false);
        assertThat(findings)
                .filteredOn(f -> f.outcome() != Outcome.NOTE)
                .filteredOn(f -> !f.name().equals("search account"))
                .extracting(Finding::outcome)
                .containsOnly(Outcome.OK);
        assertThat(temp.resolve("data")).doesNotExist();
    }

    @Test
    void everythingThatIsMissingIsSaidWithItsRemedy() {
        machine.memory(1 << 20).space(1 << 20).taken(8080, Optional.empty());
        List<Finding> findings = examine(temp.resolve("data"), false);
        for (String name : List.of("memory", "disk", "ports")) {
            assertThat(of(findings, name).outcome()).isEqualTo(Outcome.MISSING);
        }
        assertThat(of(findings, "ports").sentence()).contains("port 8080 (desk)");
    }

    @Test
    void portsAndMemoryOfTheRunningProductAreItsOwn() {
        machine.memory(1 << 20).taken(8080, Optional.empty());
        List<Finding> findings = examine(temp.resolve("data"), true);
        assertThat(of(findings, "ports").outcome()).isEqualTo(Outcome.OK);
        assertThat(of(findings, "memory").outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void aJreOrAnotherJavaIsNoJdk25() throws Exception {
        assertThat(Doctor.jdk(Path.of(System.getProperty("java.home")), 25).outcome())
                .isEqualTo(Outcome.OK);
        assertThat(Doctor.jdk(Files.createDirectories(temp.resolve("jre/bin")), 25).sentence())
                .contains("not a whole JDK 25", "DIANCANG_JAVA_HOME");
        assertThat(Doctor.jdk(Path.of(System.getProperty("java.home")), 21).outcome())
                .isEqualTo(Outcome.MISSING);
    }

    @Test
    void aFolderOfOtherThingsAndOneOfALaterVersionAreSaid() throws Exception {
        Path other = Files.createDirectories(temp.resolve("other/photos")).getParent();
        assertThat(of(examine(other, false), "data folder").sentence())
                .contains("no data folder of Diancang");
        DataFolder later = DataFolder.at(temp.resolve("later"));
        assertThat(of(examine(later.root(), false), "data folder").outcome()).isEqualTo(Outcome.OK);
        Files.writeString(later.root().resolve("version"), "99\n");
        assertThat(of(examine(later.root(), false), "data folder").sentence())
                .contains("layout version 99");
    }

    @Test
    void aFolderOfTheFirstVersionIsSaidToBeUpgraded() throws Exception {
        DataFolder old = DataFolder.at(temp.resolve("old"));
        Files.delete(old.root().resolve("version"));
        assertThat(of(examine(old.root(), false), "data folder").sentence())
                .contains("layout version 0; a start upgrades it to 1");
    }

    @Test
    void aMissingFontIsOnlyANote() {
        assertThat(of(examine(temp.resolve("data"), false), "Chinese font").outcome())
                .isEqualTo(Outcome.NOTE);
    }
}
