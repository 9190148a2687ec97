package org.diancang.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diancang.launcher.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
    @TempDir private Path root;
    private final List<String> said = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private LayoutStep step(int to) {
        return new LayoutStep(to, "step " + to, data -> done.add("step " + to));
    }

    private DataFolder ofVersion(String text) throws Exception {
        Files.createDirectories(root.resolve("secrets"));
        Files.writeString(root.resolve("secrets/internal"), "s\n");
        if (!text.isEmpty()) {
            Files.writeString(root.resolve("version"), text);
        }
        return DataFolder.named(root);
    }

    @Test
    void aNewFolderIsOfTheCurrentVersionAndNeedsNoUpgrade() {
        DataFolder data = DataFolder.at(root.resolve("new"));
        Layout.known().upgrade(data, said::add);
        assertThat(Layout.known().require(data)).isEqualTo(Layout.known().current());
        assertThat(said).isEmpty();
    }

    @Test
    void aFolderWithoutVersionIsUpgradedStepByStepAndKeepsWhatItHolds() throws Exception {
        DataFolder data = DataFolder.at(ofVersion("").root());
        assertThat(Layout.known().require(data)).isZero();
        Layout.of(List.of(step(1), step(2))).upgrade(data, said::add);
        assertThat(done).containsExactly("step 1", "step 2");
        assertThat(said)
                .containsExactly(
                        "  Data folder of layout version 0 becomes version 1: step 1",
                        "  Data folder of layout version 1 becomes version 2: step 2");
        assertThat(root.resolve("version")).hasContent("2\n");
        assertThat(data.internalSecret()).isEqualTo("s");
    }

    @Test
    void aStepThatFailsIsDoneAgainAtTheNextStartAndThoseBeforeItAreNot() throws Exception {
        DataFolder data = ofVersion("0");
        LayoutStep broken =
                new LayoutStep(
                        2,
                        "broken",
                        folder -> {
                            throw new LauncherException("no room");
                        });
        assertThatThrownBy(() -> Layout.of(List.of(step(1), broken)).upgrade(data, said::add))
                .hasMessage("no room");
        Layout.of(List.of(step(1), step(2))).upgrade(data, said::add);
        assertThat(done).containsExactly("step 1", "step 2");
    }

    @Test
    void aFolderOfALaterVersionIsRefusedInOneSentence() throws Exception {
        DataFolder data = ofVersion("7\n");
        assertThatThrownBy(() -> DataFolder.at(data.root()))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        "the data folder "
                                + root
                                + " has layout version 7, and this Diancang knows versions up to 1;"
                                + " use the Diancang that made it, or a later one");
        assertThat(root.resolve("logs")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "one", "-1", "1.5", "99999999999999999999", "\0", "1 2"})
    void aFileThatHoldsNoVersionIsRefused(String text) throws Exception {
        DataFolder data = ofVersion(text);
        assertThatThrownBy(() -> DataFolder.at(data.root()))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("does not hold a layout version");
    }

    @Test
    void aLongFileIsNotReadAsAVersion() throws Exception {
        DataFolder data = ofVersion("1" + " ".repeat(200));
        assertThatThrownBy(() -> Layout.known().require(data))
                .hasMessageContaining("does not hold a layout version");
    }

    @Test
    void aFolderOfOtherThingsIsNotTaken() throws Exception {
        Files.writeString(root.resolve("holiday.jpg"), "x");
        assertThatThrownBy(() -> DataFolder.at(root))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("no data folder of Diancang and not empty")
                .hasMessageContaining("holiday.jpg");
        assertThat(root.resolve("secrets")).doesNotExist();
    }
}
