package org.diancang.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diancang.launcher.command.Commands;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands on an installation that is down, as a program without a terminal runs them. */
class DownTest {
    @TempDir private Path temp;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int diancang(String... args) {
        CommandLine line = Commands.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return Diancang.run(line, args);
    }

    @Test
    void erasingWithoutATerminalAndWithoutYesIsRefusedInOneSentence() {
        DataFolder data = DataFolder.at(temp.resolve("data"));
        assertThat(diancang("down", "--erase", "--data", data.root().toString())).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "diancang: there is no terminal to ask at, so nothing was erased; give"
                                + " --yes to erase without being asked");
        assertThat(out.toString()).contains("loses for good", "0 WARC files, 0 bytes");
        assertThat(data.internalSecretFile()).exists();
    }

    @Test
    void erasingWithYesSaysWhatIsLostAndErases() {
        DataFolder data = DataFolder.at(temp.resolve("data"));
        assertThat(diancang("down", "--erase", "--yes", "--data", data.root().toString())).isZero();
        assertThat(out.toString()).contains("loses for good", "Erased.");
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void erasingAFolderOfOtherThingsIsRefused() throws Exception {
        Path other = Files.createDirectories(temp.resolve("other/run"));
        assertThat(diancang("down", "--erase", "--yes", "--data", other.getParent().toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is not a data folder of Diancang");
        assertThat(other).exists();
    }

    @Test
    void stoppingWhereNothingIsMakesNoFolder() {
        Path none = temp.resolve("none");
        assertThat(diancang("down", "--data", none.toString())).isZero();
        assertThat(none).doesNotExist();
    }

    @Test
    void theStatusSaysWhichPartIsDownSinceWhenAndWhatToDo() throws Exception {
        DataFolder data = DataFolder.at(temp.resolve("data"));
        Ports.random(data).write(data);
        Files.writeString(
                data.run().resolve("parts.json"),
                """
                [{"name":"kafka","up":false,"since":"2026-11-25T12:00:00Z",
                  "message":"was killed; see kafka.log, then ./diancang down and ./diancang up"},
                 {"name":"replay","up":true,"since":"2026-11-25T12:00:00Z","message":""}]""");
        assertThat(diancang("status", "--data", data.root().toString())).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern(
                        "kafka +[0-9]+ +down since 2026-11-2[456] [0-9:]+: was killed; see")
                .containsPattern("replay reader +[0-9]+ +down; see ./diancang logs replay")
                .contains("! not up; start it with ./diancang up");
    }

    @Test
    void theStatusSaysThatTheSupervisorWasKilledAndWhyTheProductStoppedItself() throws Exception {
        DataFolder data = DataFolder.at(temp.resolve("data"));
        Ports.random(data).write(data);
        Files.writeString(data.run().resolve("supervisor.stopped"), "noon the disk is full\n");
        diancang("status", "--data", data.root().toString());
        assertThat(out.toString()).contains("! stopped at noon the disk is full");
        // A number that Linux gives to no process.
        Files.writeString(data.run().resolve("supervisor.pid"), "999999999\n");
        diancang("status", "--data", data.root().toString());
        assertThat(out.toString()).contains("! the process that watches the parts was killed");
    }

    @Test
    void theStatusOfALaterLayoutIsRefused() throws Exception {
        DataFolder data = DataFolder.at(temp.resolve("data"));
        Files.writeString(data.root().resolve("version"), "99\n");
        assertThat(diancang("status", "--data", data.root().toString())).isEqualTo(2);
        assertThat(err.toString()).contains("layout version 99").doesNotContain("\tat ");
    }
}
