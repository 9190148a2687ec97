package org.diancang.launcher.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.stack.Children;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
    private static final String SEALED = "QH0001-c00001-e1-20261125120000000-00000.warc.gz";
    private static final String OPEN = "QH0002-c00003-e1-20261125120000000-00000.warc.gz.open";

    @TempDir private Path temp;
    private Path outside;
    private DataFolder data;

    @BeforeEach
    void anInstallation() throws Exception {
        outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("thesis.txt"), "years of work");
        data = DataFolder.at(temp.resolve("data"));
        write("warcs/QH0001/c00001/" + SEALED, 1000);
        write("warcs/open/" + OPEN, 24);
        write("stack/postgres/data/base/1", 10);
        write("stack/kafka/data/log", 20);
        write("indexer/streams/store", 30);
    }

    private void write(String name, int size) throws Exception {
        Path file = data.root().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[size]);
    }

    private Erasure erasure() {
        return Erasure.of(data, temp.resolve("project"), List.of());
    }

    @Test
    void whatIsLostIsCountedFromDisk() throws Exception {
        Files.createSymbolicLink(data.warcs().resolve("more"), outside);
        Holdings holdings = Holdings.of(data);
        assertThat(holdings.sites()).isEqualTo(2);
        assertThat(holdings.crawls()).isEqualTo(2);
        assertThat(holdings.warcFiles()).isEqualTo(2);
        assertThat(holdings.warcBytes()).isEqualTo(1024);
        assertThat(holdings.indexBytes()).isEqualTo(50);
        assertThat(holdings.databaseBytes()).isEqualTo(10);
        assertThat(holdings.lines())
                .contains("2 sites with 2 crawls", "2 WARC files, 1024 bytes (1.0 KB)");
    }

    @Test
    void everythingOfAnInstallationGoes() {
        assertThat(erasure().run()).isEmpty();
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void anEngineThatItsAdapterLeftBehindIsEnded() throws Exception {
        Process inside = engineOn(data.root().resolve("jobs/c/e1"));
        Process elsewhere = engineOn(outside.resolve("jobs/c/e1"));
        try {
            erasure().run();
            assertThat(inside.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(elsewhere.isAlive()).isTrue();
        } finally {
            Children.end(elsewhere.toHandle(), Duration.ofSeconds(5));
        }
    }

    /** Something with the command line of an engine. */
    private static Process engineOn(Path job) throws Exception {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "sleep 60; true",
                        "org.diancang.engine.EngineProcess",
                        job.toString())
                .start();
    }

    @Test
    void anErasureThatBrokeOffIsRunAgain() throws Exception {
        Files.delete(data.root().resolve("secrets/internal"));
        Files.delete(data.root().resolve("secrets"));
        assertThat(erasure().run()).isEmpty();
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void aVersionOfAnotherProgramMakesNoDataFolder() throws Exception {
        Files.delete(data.root().resolve("secrets/internal"));
        Files.writeString(data.root().resolve("version"), "2.4.1-beta");
        assertThatThrownBy(this::erasure)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("not a data folder of Diancang");
    }

    @Test
    void linksAreDeletedAndNotFollowed() throws Exception {
        Files.createSymbolicLink(data.warcs().resolve("linked"), outside);
        Files.createSymbolicLink(data.logs().resolve("x.log"), outside.resolve("thesis.txt"));
        Files.delete(data.root().resolve("stack/kafka/data/log"));
        Files.delete(data.root().resolve("stack/kafka/data"));
        Files.createSymbolicLink(data.root().resolve("stack/kafka/data"), outside);
        assertThat(erasure().run()).isEmpty();
        assertThat(outside.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void whatIsNotDiancangsStaysAndIsNamed() throws Exception {
        Files.createDirectories(data.root().resolve("photos"));
        Files.writeString(data.root().resolve("photos/a.jpg"), "x");
        assertThat(erasure().run()).containsExactly("photos");
        assertThat(data.root().resolve("photos/a.jpg")).exists();
        assertThat(data.warcs()).doesNotExist();
    }

    @Test
    void aFolderThatIsNoneOfDiancangsIsRefused() {
        DataFolder other = DataFolder.named(outside);
        assertThatThrownBy(() -> Erasure.of(other, temp.resolve("project"), List.of()))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("is not a data folder of Diancang");
        assertThat(outside.resolve("thesis.txt")).exists();
        assertThatThrownBy(
                        () ->
                                Erasure.of(
                                        DataFolder.named(temp.resolve("none")),
                                        temp.resolve("project"),
                                        List.of()))
                .hasMessageContaining("is not a data folder of Diancang");
    }

    @Test
    void aLinkToADataFolderAndAFolderThatHoldsTheProgramAreRefused() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), data.root());
        assertThatThrownBy(
                        () ->
                                Erasure.of(
                                        DataFolder.named(link), temp.resolve("project"), List.of()))
                .hasMessageContaining("is a link");
        assertThatThrownBy(() -> Erasure.of(data, data.root().resolve("src"), List.of()))
                .hasMessageContaining("holds the program itself");
    }

    @Test
    void aFileSystemThatIsMountedBelowIsNotTouched() {
        Path mount = data.warcs().resolve("tape");
        assertThatThrownBy(() -> Erasure.of(data, temp.resolve("p"), List.of(data.root(), mount)))
                .hasMessageContaining("mounted at " + mount);
        assertThat(Erasure.of(data, temp.resolve("p"), List.of(data.root())).run()).isEmpty();
    }
}
