package org.diancang.adapter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointHandoverTest {
    private static final String CHECKPOINT = "cp00001-20261125120000";

    @TempDir Path folder;
    private Path theirs;
    private Path ours;

    @BeforeEach
    void makeACheckpoint() throws IOException {
        theirs = folder.resolve("e1/heritrix");
        ours = folder.resolve("e2/heritrix");
        Path state = Files.createDirectories(theirs.resolve("state").resolve(CHECKPOINT));
        Files.writeString(theirs.resolve("state/00000000.jdb"), "closed for good");
        Files.writeString(theirs.resolve("state/00000001.jdb"), "as it was, and more since");
        manifest("00000000.jdb,15\n00000001.jdb,9\n");
        Path checkpoint =
                Files.createDirectories(theirs.resolve("checkpoints").resolve(CHECKPOINT));
        Files.writeString(checkpoint.resolve("frontier"), "{}");
        assertThat(state).isDirectory();
    }

    private void manifest(String lines) throws IOException {
        Files.writeString(
                theirs.resolve("state").resolve(CHECKPOINT).resolve("jdbfiles.manifest"), lines);
    }

    @Test
    void theNewFolderHasTheCheckpointAndTheDatabaseAsItWasThen() throws IOException {
        assertThat(CheckpointHandover.take(theirs, CHECKPOINT, ours)).contains(ours);

        assertThat(ours.resolve("checkpoints").resolve(CHECKPOINT).resolve("frontier"))
                .hasContent("{}");
        assertThat(ours.resolve("state").resolve(CHECKPOINT).resolve("jdbfiles.manifest")).exists();
        assertThat(ours.resolve("state/00000000.jdb")).hasContent("closed for good");
        assertThat(ours.resolve("state/00000001.jdb")).hasContent("as it was");
    }

    @Test
    void whatTheOtherWritesAfterwardsIsNotOurs() throws IOException {
        CheckpointHandover.take(theirs, CHECKPOINT, ours);
        Files.writeString(theirs.resolve("state/00000001.jdb"), "something else");

        assertThat(ours.resolve("state/00000001.jdb")).hasContent("as it was");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000.jdb,15\n00000001.jdb,9999\n",
                "00000000.jdb,15\n00000002.jdb,9\n",
                "00000000.jdb\n",
                "00000000.jdb,many\n",
                "00000000.jdb,15,15\n"
            })
    void aCheckpointThatIsNotWholeIsNotTaken(String lines) throws IOException {
        manifest(lines);

        assertThat(CheckpointHandover.take(theirs, CHECKPOINT, ours)).isEmpty();
    }

    @Test
    void aCheckpointThatIsNotThereIsNotTaken() {
        assertThat(CheckpointHandover.take(theirs, "cp00009-0", ours)).isEmpty();
    }

    @Test
    void oneIsWholeThatHasItsStampAndItsListOfFiles() throws IOException {
        assertThat(CheckpointHandover.isWhole(theirs, CHECKPOINT)).isFalse();
        Files.writeString(theirs.resolve("checkpoints").resolve(CHECKPOINT).resolve("valid"), "");
        assertThat(CheckpointHandover.isWhole(theirs, CHECKPOINT)).isTrue();
        Files.delete(theirs.resolve("state").resolve(CHECKPOINT).resolve("jdbfiles.manifest"));
        assertThat(CheckpointHandover.isWhole(theirs, CHECKPOINT)).isFalse();
    }
}
