package org.diancang.indexer.fulltext.extract.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diancang.indexer.fulltext.OfficeFiles;
import org.diancang.indexer.fulltext.extract.RunningParsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes: when they start, and that none is left. */
class DocumentParsersTest {
    private static final byte[] DOCUMENT = OfficeFiles.docx("t", "湿地");
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void noProcessStartsBeforeTheFirstDocument() throws Exception {
        try (DocumentParsers parsers = parsers(2, 10)) {
            assertThat(children()).isEmpty();
            assertRead(parsers);
            assertThat(children()).hasSize(1);
        }
        assertThat(children()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProcessIsReplacedAfterSoManyDocuments() throws Exception {
        try (DocumentParsers parsers = parsers(1, 2)) {
            assertRead(parsers);
            List<ProcessHandle> first = children();
            assertRead(parsers);
            assertThat(children()).isEqualTo(first);
            assertRead(parsers);
            assertThat(children()).hasSize(1).isNotEqualTo(first);
        }
    }

    @Test
    void whatAProcessThatWasKilledLeftIsDeletedAndAnotherOneReads() throws Exception {
        try (DocumentParsers parsers = parsers(1, 10);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertRead(parsers);
            ProcessHandle process = children().getFirst();
            Future<Parsed> slow = other.submit(() -> parsers.parse(SlowDocument.pdf(), ENOUGH));
            await().until(() -> Files.exists(folder.resolve("0/document")));
            Files.writeString(folder.resolve("0/temp/left"), "x");
            process.destroyForcibly();
            assertThat(slow.get())
                    .isInstanceOfSatisfying(
                            Parsed.Failed.class,
                            failed -> assertThat(failed.obstacle()).isEqualTo(Obstacle.CRASH));
            assertThat(folder.resolve("0/temp")).isEmptyDirectory();
            assertRead(parsers);
        }
    }

    @Test
    void whatPutsMuchAsideIsEnded() throws Exception {
        try (DocumentParsers parsers = parsers(1, 10);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertRead(parsers);
            ProcessHandle process = children().getFirst();
            Future<Parsed> slow = other.submit(() -> parsers.parse(SlowDocument.pdf(), ENOUGH));
            await().until(() -> Files.exists(folder.resolve("0/document")));
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve("0/temp/much").toFile(), "rw")) {
                file.setLength(ProcessFolder.DISK_BYTES + 1);
            }
            assertThat(slow.get())
                    .isInstanceOfSatisfying(
                            Parsed.Failed.class,
                            failed -> assertThat(failed.obstacle()).isEqualTo(Obstacle.DISK));
            assertThat(process.isAlive()).isFalse();
            assertThat(folder.resolve("0/temp")).isEmptyDirectory();
            assertRead(parsers);
        }
    }

    @Test
    void noFileOfAProcessGrowsWithoutEnd() throws Exception {
        try (DocumentParsers parsers = parsers(1, 10)) {
            assertRead(parsers);
            String limits =
                    Files.readString(Path.of("/proc", "" + children().getFirst().pid(), "limits"));
            assertThat(limits)
                    .containsPattern(
                            "Max file size +%1$d +%1$d".formatted(ProcessFolder.DISK_BYTES));
        }
    }

    @Test
    void whatTheVirtualMachineSaysIsInAFileOfTheProcess() throws Exception {
        try (DocumentParsers parsers = parsers(1, 10)) {
            assertRead(parsers);
            assertThat(Path.of("/proc", "" + children().getFirst().pid(), "fd/2").toRealPath())
                    .isEqualTo(folder.resolve("0/errors.log").toRealPath());
        }
    }

    @Test
    void whoIsInterruptedEndsTheProcess() throws Exception {
        try (DocumentParsers parsers = parsers(1, 10);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertRead(parsers);
            ProcessHandle process = children().getFirst();
            other.submit(() -> parsers.parse(SlowDocument.pdf(), ENOUGH));
            await().until(() -> Files.exists(folder.resolve("0/document")));
            other.shutdownNow();
            await().until(() -> !process.isAlive());
            assertRead(parsers);
        }
    }

    @Test
    void aClassPathWithoutParsersIsNoFaultOfTheDocument() {
        ParserSettings nothing =
                new ParserSettings(folder.toString(), folder.resolve("p"), 1, 64, 10, 1_000);
        try (DocumentParsers parsers = new DocumentParsers(nothing)) {
            assertThatThrownBy(() -> parsers.parse(DOCUMENT, ENOUGH))
                    .isInstanceOf(ParsersUnavailableException.class);
        }
    }

    @Test
    void noProcessOutlivesAnIndexerThatIsKilledAndNoneWritesToItsOutput() throws Exception {
        Path output = folder.resolve("output");
        Process indexer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Ddiancang.fulltext.parsers="
                                        + System.getProperty("diancang.fulltext.parsers"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SlowDocument.class.getName(),
                                folder.resolve("parsers").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        await().atMost(ENOUGH).until(() -> Files.exists(folder.resolve("parsers/0/document")));
        await().until(() -> indexer.children().count() == 1);
        List<ProcessHandle> parsers = indexer.children().toList();
        indexer.destroyForcibly();
        await().atMost(SlowDocument.TIME.plusSeconds(20))
                .until(() -> !parsers.getFirst().isAlive());
        assertThat(Files.readString(output)).doesNotContain("PipesServer");
    }

    private DocumentParsers parsers(int processes, int documents) {
        return new DocumentParsers(
                RunningParsers.settings(folder, processes, documents, 1_000_000));
    }

    private static void assertRead(DocumentParsers parsers) throws InterruptedException {
        assertThat(parsers.parse(DOCUMENT, ENOUGH))
                .isInstanceOfSatisfying(
                        Parsed.Content.class, content -> assertThat(content.text()).contains("湿地"));
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }
}
