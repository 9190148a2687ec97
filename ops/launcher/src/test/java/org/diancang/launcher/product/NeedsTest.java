package org.diancang.launcher.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.machine.FakeMachine;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final Path DATA = Path.of("/srv/data");
    private static final long MIB = 1 << 20;

    private final FakeMachine machine = new FakeMachine();
    private final List<String> said = new ArrayList<>();

    @Test
    void tooLittleMemoryIsSaidWithWhatIsNeeded() {
        assertThatThrownBy(() -> Needs.require(machine.memory(500 * MIB), DATA))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        "only 500.0 MB of memory is free and a start needs 3.0 GB; end other"
                                + " programs, or take a machine with more");
    }

    @Test
    void aDiskThatIsNearlyFullIsSaidWithWhatIsNeeded() {
        assertThatThrownBy(() -> Needs.require(machine.space(5 * MIB), DATA))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        "only 5.0 MB is free on the disk of /srv/data and a start needs 1.0 GB;"
                                + " make room there, or choose a folder on another disk with"
                                + " --data");
    }

    @Test
    void enoughIsNoFault() {
        assertThatCode(() -> Needs.require(machine, DATA)).doesNotThrowAnyException();
    }

    @Test
    void aDiskThatFillsIsSaidOnceAtEachLineAndStopsTheProductBeforeDataIsLost() {
        DiskWatch watch = new DiskWatch(machine, DATA, 0, said::add);
        assertThat(watch.look()).isEmpty();
        machine.space(900 * MIB);
        assertThat(watch.look()).isEmpty();
        machine.space(899 * MIB);
        assertThat(watch.look()).isEmpty();
        assertThat(said).singleElement().asString().contains("nearly full: 900.0 MB", "make room");
        machine.space(300 * MIB);
        assertThat(watch.look()).isEmpty();
        assertThat(said).hasSize(2).last().asString().contains("300.0 MB", "pause", "make room");
        machine.space(100 * MIB);
        assertThat(watch.look())
                .get()
                .isInstanceOf(Fault.MustStop.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("the disk is full: only 100.0 MB", "make room, then start again");
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void whatAStopWritesIsKeptFreeForIt() {
        DiskWatch watch = new DiskWatch(machine, DATA, 450 * MIB, said::add);
        machine.space(600 * MIB);
        assertThat(watch.look()).isEmpty();
        machine.space(570 * MIB);
        assertThat(watch.look()).get().isInstanceOf(Fault.MustStop.class);
    }

    @Test
    void roomThatIsMadeIsSaid() {
        DiskWatch watch = new DiskWatch(machine, DATA, 0, said::add);
        machine.space(300 * MIB);
        watch.look();
        machine.space(700 * MIB);
        watch.look();
        machine.space(5000 * MIB);
        watch.look();
        assertThat(said).hasSize(2).last().asString().contains("again");
    }
}
