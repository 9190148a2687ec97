package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.diancang.indexer.fulltext.Images;
import org.diancang.indexer.fulltext.MediaFiles;
import org.diancang.indexer.fulltext.OfficeFiles;
import org.diancang.indexer.fulltext.OldOfficeFiles;
import org.diancang.indexer.fulltext.RecordedPages;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.warcstore.FolderWarcStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each format that docs/search.md promises is read, whatever it was served as. */
class FormatsTest {
    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final String NOTHING = "application/octet-stream";
    private static final String TITLE = "湿地年鉴";
    private static final String TEXT = "青禾县湿地保护条例公开征求意见，候鸟迁徙路线观测报告";
    private static final String OLE = "application/vnd.ms-";
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    @TempDir static Path folder;
    private static DocumentParsers parsers;
    private static RecordedPages pages;
    private static TextExtractor extractor;

    @BeforeAll
    static void start() throws Exception {
        FolderWarcStore store = new FolderWarcStore(folder.resolve("warcs"));
        pages = new RecordedPages(store, 0);
        parsers = RunningParsers.in(folder.resolve("parsers"), 1 << 20);
        extractor =
                new TextExtractor(
                        store,
                        new ExtractionLimits(8 << 20, 1 << 20, 100_000, Duration.ofSeconds(60)),
                        parsers,
                        new SimpleMeterRegistry());
    }

    @AfterAll
    static void end() throws Exception {
        pages.close();
        parsers.close();
    }

    record File(
            String name, String served, Supplier<byte[]> bytes, PageType type, String identified) {
        @Override
        public String toString() {
            return name + " as " + served;
        }
    }

    static Stream<File> documents() {
        Supplier<byte[]> xls = () -> OldOfficeFiles.xls(TITLE, TEXT);
        Supplier<byte[]> ppt = () -> OldOfficeFiles.ppt(TITLE, TEXT);
        String excel = OLE + "excel";
        String slides = OLE + "powerpoint";
        PageType table = PageType.SPREADSHEET;
        PageType show = PageType.PRESENTATION;
        PageType document = PageType.DOCUMENT;
        return Stream.of(
                new File("a.xls", excel, xls, table, excel),
                new File("a.xls", "text/html", xls, table, excel),
                new File("a.et", "application/wps-office.et", xls, table, excel),
                new File("a.et", "application/kset", xls, table, excel),
                new File("a.et", NOTHING, xls, table, excel),
                new File("a.ppt", slides, ppt, show, slides),
                new File("a.dps", "application/wps-office.dps", ppt, show, slides),
                new File("a.dps", "application/ksdps", ppt, show, slides),
                new File("a.dps", NOTHING, ppt, show, slides),
                new File(
                        "a.xlsx",
                        excel,
                        () -> OfficeFiles.xlsx(TITLE, TEXT),
                        table,
                        OOXML + "spreadsheetml.sheet"),
                new File(
                        "a.pptx",
                        NOTHING,
                        () -> OfficeFiles.pptx(TITLE, TEXT),
                        show,
                        OOXML + "presentationml.presentation"),
                new File(
                        "a.docx",
                        "application/pdf",
                        () -> OfficeFiles.docx(TITLE, TEXT),
                        document,
                        OOXML + "wordprocessingml.document"),
                new File(
                        "a.wps",
                        "application/wps-office.wps",
                        () -> OfficeFiles.docx(TITLE, TEXT),
                        document,
                        OOXML + "wordprocessingml.document"),
                new File("a.rtf", "text/plain", FormatsTest::rtf, document, "application/rtf"),
                new File(
                        "a.epub",
                        "application/zip",
                        () ->
                                OfficeFiles.epub(
                                        TITLE,
                                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>"
                                                + TEXT
                                                + "</p></body></html>"),
                        document,
                        "application/epub+zip"),
                new File(
                        "a.ofd",
                        NOTHING,
                        () -> OfficeFiles.ofd(TITLE, TEXT),
                        document,
                        "application/ofd"),
                new File(
                        "a.odt",
                        "application/msword",
                        () -> OfficeFiles.odt(TITLE, TEXT),
                        document,
                        "application/vnd.oasis.opendocument.text"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void titleTextTypeAndLanguageAreRead(File file) throws Exception {
        Examined examined = examine(file.name(), file.served(), file.bytes().get());
        assertThat(examined.extraction()).isInstanceOf(Extraction.Text.class);
        Extraction.Text text = (Extraction.Text) examined.extraction();
        assertThat(text.text()).contains(TEXT);
        assertThat(text.title()).isEqualTo(TITLE);
        assertThat(text.type()).isEqualTo(file.type());
        assertThat(text.facts().first(Fact.LANGUAGE)).contains("zh");
        assertThat(examined.identifiedType()).contains(file.identified());
    }

    @Test
    void theDayOnWhichADocumentWasMadeAndItsAuthorAreFacts() throws Exception {
        Extraction.Text text =
                (Extraction.Text)
                        examine("a.docx", NOTHING, OfficeFiles.docx(TITLE, TEXT)).extraction();
        assertThat(text.facts().first(Fact.AUTHOR)).contains("省图书馆");
        assertThat(text.facts().first(Fact.PUBLISHED_ON)).contains("2019-03-05");
        assertThat(text.facts().first(Fact.PUBLISHED_BY)).contains("created");
    }

    @Test
    void aPhotographHasSizeCameraAndTime() throws Exception {
        Examined photograph =
                examine(
                        "a.png",
                        "image/png",
                        MediaFiles.photograph(64, 48, "Haiou", "2019:03:05 08:09:10"));
        assertThat(photograph.identifiedType()).contains("image/jpeg");
        assertSize(photograph, 64, 48);
        assertThat(photograph.media().takenAt()).contains(Instant.parse("2019-03-05T08:09:10Z"));
        assertThat(photograph.media().metadata()).containsEntry("make", "Haiou");
    }

    @Test
    void aPdfInChineseIsRead() throws Exception {
        String codes = HexFormat.of().formatHex(TEXT.getBytes(UTF_16BE));
        String show = "BT /F 12 Tf 50 700 Td <" + codes + "> Tj ET";
        byte[] pdf =
                Bombs.pdf(
                        Stream.of(
                                        "<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>",
                                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
                                                + "/Resources<</Font<</F 5 0 R>>>>>>",
                                        "<</Length %d>>\nstream\n%s\nendstream"
                                                .formatted(show.length(), show),
                                        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light"
                                                + "/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
                                        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
                                                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
                                                + "/Supplement 4>>/FontDescriptor 7 0 R>>",
                                        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6>>")
                                .map(object -> object.getBytes(ISO_8859_1))
                                .toList());
        Examined examined = examine("a.doc", "application/msword", pdf);
        assertThat(examined.identifiedType()).contains("application/pdf");
        assertThat(examined.extraction()).isInstanceOf(Extraction.Text.class);
        Extraction.Text text = (Extraction.Text) examined.extraction();
        assertThat(text.type()).isEqualTo(PageType.PDF);
        assertThat(text.text()).contains(TEXT);
        assertThat(text.facts().first(Fact.LANGUAGE)).contains("zh");
    }

    @Test
    void imagesHaveTheirSize() throws Exception {
        Examined png = examine("a.gif", "image/gif", Images.png(40, 30));
        assertThat(png.identifiedType()).contains("image/png");
        assertSize(png, 40, 30);
        Examined gif = examine("a", NOTHING, Images.gif(20, 10));
        assertThat(gif.identifiedType()).contains("image/gif");
        assertSize(gif, 20, 10);
    }

    @Test
    void wordsInAnSvgAreRead() throws Exception {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>%s</text></svg>";
        Examined drawing = examine("a.svg", "image/svg+xml", svg.formatted(TEXT).getBytes(UTF_8));
        assertThat(((Extraction.Text) drawing.extraction()).text()).startsWith("青禾县湿地保护条例");
        assertThat(drawing.identifiedType()).contains("image/svg+xml");
    }

    @Test
    void aSongHasTitleArtistAndDuration() throws Exception {
        Examined song = examine("a", NOTHING, MediaFiles.mp3("湿地之歌", "青禾合唱团", 100));
        assertThat(song.identifiedType()).contains("audio/mpeg");
        assertThat(song.extraction().type()).isEqualTo(PageType.AUDIO);
        assertThat(((Extraction.Text) song.extraction()).title()).isEqualTo("湿地之歌");
        assertThat(song.media().metadata()).containsEntry("artist", "青禾合唱团");
        assertThat(song.media().seconds().orElseThrow()).isBetween(2.5, 2.7);
    }

    @Test
    void aFilmHasSizeAndDuration() throws Exception {
        Examined film = examine("a.mp4", "application/octet-stream", MediaFiles.mp4(320, 240, 90));
        assertThat(film.extraction().type()).isEqualTo(PageType.VIDEO);
        assertSize(film, 320, 240);
        assertThat(film.media().seconds()).contains(90.0);
    }

    @Test
    void aWaveHasItsRate() throws Exception {
        Examined wave = examine("a.wav", "audio/x-wav", MediaFiles.wav(2));
        assertThat(wave.extraction().type()).isEqualTo(PageType.AUDIO);
        assertThat(wave.media().metadata()).containsKey("audioSampleRate");
    }

    private static void assertSize(Examined examined, int width, int height) {
        assertThat(examined.media().width()).contains(width);
        assertThat(examined.media().height()).contains(height);
    }

    private static byte[] rtf() {
        StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\ansicpg936{\\info{\\title ");
        escape(rtf, TITLE);
        escape(rtf.append("}}\\pard "), TEXT);
        return rtf.append("\\par}").toString().getBytes(ISO_8859_1);
    }

    private static void escape(StringBuilder rtf, String text) {
        text.chars().forEach(c -> rtf.append("\\u").append((int) (short) c).append('?'));
    }

    private static Examined examine(String name, String served, byte[] bytes) throws Exception {
        String url = "http://www.example.com/" + name;
        return extractor.examine(
                pages.page(url, served, bytes, AT).build(),
                PageType.ofServed(served, url).orElseThrow());
    }
}
