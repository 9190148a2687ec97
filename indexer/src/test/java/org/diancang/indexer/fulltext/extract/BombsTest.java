package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.indexer.fulltext.extract.documents.Obstacle.BOMB;
import static org.diancang.indexer.fulltext.extract.documents.Obstacle.BROKEN;
import static org.diancang.indexer.fulltext.extract.documents.Obstacle.EMPTY;
import static org.diancang.indexer.fulltext.extract.documents.Obstacle.MEMORY;
import static org.diancang.indexer.fulltext.extract.documents.Obstacle.TIME;
import static org.diancang.indexer.fulltext.extract.documents.Obstacle.UNREAD;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.Images;
import org.diancang.indexer.fulltext.OfficeFiles;
import org.diancang.indexer.fulltext.RecordedPages;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.warcstore.FolderWarcStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file does, it ends as "not extracted" with a reason, and the next one is read. */
class BombsTest {
    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final String URL = "http://www.example.com/a";

    /** Of a page; a process may have to be started besides. */
    private static final Duration TIME_OF_A_PAGE = Duration.ofSeconds(6);

    private static final Duration SLACK = Duration.ofSeconds(15);
    private static final int TEXT_BYTES = 1 << 20;

    private static final String WORD = "application/msword";
    private static final String EXCEL = "application/vnd.ms-excel";
    private static final String BOOK = "application/epub+zip";
    private static final String OFD = "application/ofd";
    private static final String PDF = "application/pdf";
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @TempDir static Path folder;
    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static DocumentParsers parsers;
    private static RecordedPages pages;
    private static TextExtractor hasty;
    private static TextExtractor patient;

    @BeforeAll
    static void start() throws Exception {
        FolderWarcStore store = new FolderWarcStore(folder.resolve("warcs"));
        pages = new RecordedPages(store, 0);
        parsers = RunningParsers.in(folder.resolve("parsers"), TEXT_BYTES);
        hasty = extractor(store, TIME_OF_A_PAGE);
        patient = extractor(store, Duration.ofSeconds(60));
        assertTheNextOneIsRead();
    }

    @AfterAll
    static void end() throws IOException {
        pages.close();
        parsers.close();
    }

    private static TextExtractor extractor(FolderWarcStore store, Duration time) {
        return new TextExtractor(
                store, new ExtractionLimits(32 << 20, TEXT_BYTES, 100_000, time), parsers, METERS);
    }

    record Bomb(String name, String type, Supplier<byte[]> bytes, Set<Obstacle> ends) {
        Bomb(String name, String type, Supplier<byte[]> bytes, Obstacle... ends) {
            this(name, type, bytes, Set.of(ends));
        }

        /** Whether the process that met it has to go. */
        boolean endsTheProcess(Obstacle obstacle) {
            return obstacle == TIME || obstacle == MEMORY;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bomb> bombs() {
        return Stream.of(
                new Bomb("entities in a Word file", WORD, Bombs::wordOfEntities, BOMB),
                new Bomb(
                        "another file in a Word file",
                        WORD,
                        () -> Bombs.wordOfAnotherFile("/etc/passwd"),
                        BOMB),
                new Bomb("nested Word file", WORD, () -> Bombs.wordNestedDeeply(300_000), BOMB),
                new Bomb(
                        "Word file of 300 MB",
                        WORD,
                        () -> Bombs.wordOfMegabytes(300),
                        TIME,
                        MEMORY,
                        BOMB),
                new Bomb("entities in a book", BOOK, Bombs::bookOfEntities, BOMB),
                new Bomb("entities in an SVG", "image/svg+xml", Bombs::svgOfEntities, BOMB),
                new Bomb(
                        "zip in zip in zip",
                        "application/octet-stream",
                        () -> Bombs.zipInZip(5),
                        UNREAD),
                new Bomb("PDF with a loop of pages", PDF, Bombs::pdfWithALoopOfPages, EMPTY),
                new Bomb(
                        "PDF of 300 MB",
                        PDF,
                        () -> Bombs.pdfOfMegabytes("q Q ", 300, 1),
                        MEMORY,
                        TIME),
                // PDFBox unpacks what names one filter several times once: no text then, nor harm.
                new Bomb(
                        "PDF packed three times",
                        PDF,
                        () -> Bombs.pdfOfMegabytes("q ", 300, 3),
                        EMPTY,
                        MEMORY,
                        TIME),
                new Bomb("nested PDF", PDF, () -> Bombs.pdfNestedDeeply(3_000_000), EMPTY, BROKEN),
                new Bomb("forms within forms in a PDF", PDF, Bombs::pdfOfFormsWithinForms, TIME),
                new Bomb(
                        "nested RTF",
                        "application/rtf",
                        () -> Bombs.rtfNestedDeeply(5_000_000),
                        TIME,
                        MEMORY),
                new Bomb("TIFF in a loop", "image/tiff", Bombs::tiffInALoop, EMPTY),
                new Bomb("film of boxes", "video/mp4", Bombs::filmOfBoxes, EMPTY, BROKEN),
                new Bomb("OLE2 file in a loop", WORD, Bombs::oleInALoop, BOMB),
                new Bomb(
                        "image that claims ten thousand million pixels",
                        "image/png",
                        () -> Images.claiming(100_000, 100_000),
                        BOMB),
                half("Word file", WORD, OfficeFiles.docx("t", "湿".repeat(900))),
                half("Excel file", EXCEL, OfficeFiles.xlsx("t", "湿".repeat(900))),
                half("book", BOOK, OfficeFiles.epub("t", "<p>a</p>")),
                half("OFD", OFD, OfficeFiles.ofd("t", "a")),
                half("PNG", "image/png", Images.png(64, 64)),
                half("JPEG", "image/jpeg", Images.jpeg(64, 64)),
                garbage("PDF", PDF, "%PDF-1.7\n".getBytes(ISO_8859_1), BROKEN),
                garbage("zip", WORD, new byte[] {'P', 'K', 3, 4}, BROKEN),
                garbage("OLE2", WORD, OLE, BROKEN),
                garbage("RTF", "text/rtf", "{\\rtf1".getBytes(ISO_8859_1), EMPTY, BROKEN),
                garbage("MP3", "audio/mpeg", "ID3".getBytes(ISO_8859_1), BROKEN, EMPTY),
                garbage("film", "video/x-flv", "FLV\1".getBytes(ISO_8859_1), BROKEN),
                garbage("GIF", "image/gif", "GIF89a".getBytes(ISO_8859_1), BROKEN),
                garbage("nothing", PDF, new byte[0], BROKEN),
                new Bomb("no bytes", WORD, () -> new byte[0], BROKEN));
    }

    private static Bomb half(String name, String type, byte[] whole) {
        return new Bomb("half a " + name, type, () -> Bombs.half(whole), BROKEN);
    }

    private static Bomb garbage(String name, String type, byte[] beginning, Obstacle... ends) {
        return new Bomb(
                "garbage that begins as " + name,
                type,
                () -> Bombs.garbage(name.length(), beginning),
                ends);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void endsAsNotExtractedAndTheNextDocumentIsRead(Bomb bomb) throws Exception {
        byte[] bytes = bomb.bytes().get();
        List<ProcessHandle> before = processes();
        assertThat(before).hasSize(1);
        double counted = counted();
        long start = System.nanoTime();
        Extraction extraction = examine(hasty, bomb.type(), "", bytes).extraction();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(TIME_OF_A_PAGE.plus(SLACK));
        assertThat(extraction).isInstanceOf(Extraction.NoText.class);
        Extraction.NoText none = (Extraction.NoText) extraction;
        assertThat(none.obstacle()).as(none.reason()).isIn(bomb.ends());
        assertThat(none.reason()).isNotBlank();
        assertThat(counted()).isEqualTo(counted + 1);
        if (bomb.endsTheProcess(none.obstacle())) {
            await().until(() -> !before.getFirst().isAlive());
        }
        assertTheNextOneIsRead();
        if (!bomb.endsTheProcess(none.obstacle())) {
            assertThat(processes()).isEqualTo(before);
        }
        assertThat(folder.resolve("parsers/0/temp")).isEmptyDirectory();
        assertThat(folder.resolve("parsers/0/document")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain"})
    void aLineOfAHundredMillionCharactersIsCut(String type) throws Exception {
        byte[] line = Bombs.gzip("a", 100);
        Extraction page = examine(patient, type, "Content-Encoding: gzip\r\n", line).extraction();
        assertThat(page).isInstanceOf(Extraction.Text.class);
        assertThat(((Extraction.Text) page).truncated()).isTrue();
        assertThat(((Extraction.Text) page).text()).hasSizeLessThanOrEqualTo(TEXT_BYTES);
        assertTheNextOneIsRead();
    }

    @ParameterizedTest
    @ValueSource(ints = {300})
    void aDocumentOfEndlessTextIsCut(int megabytes) throws Exception {
        Extraction page = examine(patient, OFD, "", Bombs.ofdOfMegabytes(megabytes)).extraction();
        assertThat(page).isInstanceOf(Extraction.Text.class);
        assertThat(((Extraction.Text) page).truncated()).isTrue();
        assertThat(((Extraction.Text) page).text()).hasSizeLessThanOrEqualTo(TEXT_BYTES);
        assertTheNextOneIsRead();
    }

    private static void assertTheNextOneIsRead() throws Exception {
        byte[] next = OfficeFiles.docx("t", "湿地保护");
        Extraction extraction = examine(patient, "application/octet-stream", "", next).extraction();
        assertThat(extraction).isInstanceOf(Extraction.Text.class);
        assertThat(((Extraction.Text) extraction).text()).isEqualTo("湿地保护");
    }

    private static Examined examine(
            TextExtractor extractor, String type, String headers, byte[] bytes) throws Exception {
        ResourceCaptured capture =
                pages.response(
                                URL,
                                "Content-Type: " + type + "\r\n" + headers,
                                bytes,
                                "x".getBytes(UTF_8),
                                AT)
                        .build();
        return extractor.examine(capture, PageType.ofServed(type, URL).orElseThrow());
    }

    private static double counted() {
        return METERS.find("diancang.fulltext.not.extracted").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static List<ProcessHandle> processes() {
        return ProcessHandle.current().children().toList();
    }
}
