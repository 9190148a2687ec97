package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.diancang.events.CaptureId;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.RecordedPages;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.warcstore.FolderWarcStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextExtractorTest {
    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final String URL = "http://www.example.com/a";
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir static Path parsersFolder;
    private static DocumentParsers parsers;

    @TempDir Path folder;
    private FolderWarcStore store;
    private RecordedPages pages;
    private TextExtractor extractor;

    @BeforeAll
    static void prepare() {
        parsers = RunningParsers.in(parsersFolder, 1 << 20);
    }

    @AfterAll
    static void end() {
        parsers.close();
    }

    @BeforeEach
    void write() throws IOException {
        store = new FolderWarcStore(folder);
        pages = new RecordedPages(store, 0);
        extractor = extractor(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        pages.close();
    }

    private TextExtractor extractor(Duration time) {
        return new TextExtractor(
                store,
                new ExtractionLimits(8 << 20, 1 << 20, 100_000, time),
                parsers,
                new SimpleMeterRegistry());
    }

    @Test
    void aGbkPageIsReadFromAFileThatIsStillWritten() throws Exception {
        html("http://www.example.com/before", "text/html", "<p>before".getBytes(UTF_8));
        Extraction.Text page =
                text(
                        html(
                                URL,
                                "text/html",
                                ("<html><head><meta charset=gb2312><title> 国家\n图书馆 </title>"
                                                + "<style>p{}</style><body><script>var x;</script>"
                                                + "<p>数字<b>资源</b></p><p>ＩＳＢＮ１２</p>")
                                        .getBytes(GBK)));
        assertThat(page.title()).isEqualTo("国家 图书馆");
        assertThat(page.text()).isEqualTo("数字资源 ISBN12");
        assertThat(page.charset()).isEqualTo("GB18030");
        assertThat(page.type()).isEqualTo(PageType.HTML);
        assertThat(page.truncated()).isFalse();
    }

    @Test
    void chunkedAndCompressedPagesAreDecoded() throws Exception {
        byte[] body = "<title>t</title><p>国家图书馆".getBytes(UTF_8);
        byte[] gzip = gzip(body);
        byte[] chunked = chunked(gzip, 7);
        String type = "Content-Type: text/html\r\n";
        assertThat(
                        text(pages.response(
                                                URL,
                                                type
                                                        + "Transfer-Encoding: chunked\r\n"
                                                        + "Content-Encoding: gzip\r\n",
                                                chunked,
                                                body,
                                                AT)
                                        .build())
                                .text())
                .isEqualTo("国家图书馆");
        assertThat(encoded(body, deflate(body), "deflate").text()).isEqualTo("国家图书馆");
        assertThat(encoded(body, gzip(gzip), "gzip, gzip").text()).isEqualTo("国家图书馆");
        assertThat(encoded(body, body, "gzip").text()).isEqualTo("国家图书馆");
        assertThat(encoded(body, body, "identity").text()).isEqualTo("国家图书馆");
    }

    @Test
    void brokenCompressionKeepsWhatCameBefore() throws Exception {
        byte[] body = "<p>国家图书馆</p>".repeat(20_000).getBytes(UTF_8);
        byte[] gzip = gzip(body);
        byte[] torn = Arrays.copyOf(gzip, gzip.length * 2 / 3);
        Extraction.Text page = encoded(body, torn, "gzip");
        assertThat(page.text()).startsWith("国家图书馆");
        assertThat(page.truncated()).isTrue();
    }

    @Test
    void anUnknownEncodingIsAPageWithoutText() throws Exception {
        byte[] body = "xyz".getBytes(UTF_8);
        Extraction.Text page = encoded(body, body, "rot13");
        assertThat(page.text()).isEmpty();
        assertThat(page.truncated()).isTrue();
    }

    @Test
    void aCompressionBombIsCutAtTheLimit() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] block = "<p>a</p>".repeat(1 << 17).getBytes(UTF_8);
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        Extraction.Text page = encoded(block, bomb.toByteArray(), "gzip");
        assertThat(page.truncated()).isTrue();
        assertThat(page.text().length()).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void fiftyMegabytesOfNestedTagsAreBounded() throws Exception {
        byte[] tags = "<div><b><a>".repeat(50_000_000 / 11).getBytes(ISO_8859_1);
        byte[] hidden = "国家图书馆".getBytes(UTF_8);
        System.arraycopy(hidden, 0, tags, 0, hidden.length);
        Extraction page =
                extractor.extract(html(URL, "text/html; charset=utf-8", tags), PageType.HTML);
        switch (page) {
            case Extraction.Text text -> assertThat(text.truncated()).isTrue();
            case Extraction.NoText none -> assertThat(none.reason()).isEqualTo("took too long");
        }
    }

    @Test
    void deepTablesAndMisnestedFormattingEnd() throws Exception {
        for (String tag :
                new String[] {"<table>", "<font>", "<b><p>", "<select><option>", "<svg>"}) {
            byte[] page = tag.repeat(60_000).getBytes(ISO_8859_1);
            assertThat(extractor.extract(html(URL, "text/html", page), PageType.HTML)).isNotNull();
        }
    }

    @Test
    void aPageThatTakesTooLongHasNoText() throws Exception {
        byte[] page = "<p>a".repeat(90_000).getBytes(ISO_8859_1);
        assertThat(
                        extractor(Duration.ofNanos(1))
                                .extract(html(URL, "text/html", page), PageType.HTML))
                .isEqualTo(new Extraction.NoText(PageType.HTML, Obstacle.TIME, "took too long"));
    }

    @Test
    void binaryGarbageNeverFails() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] garbage = new byte[random.nextInt(50_000)];
            random.nextBytes(garbage);
            for (PageType type : PageType.values()) {
                String served = type == PageType.PDF ? "application/pdf" : "text/html";
                assertThat(extractor.extract(html(URL, served, garbage), type)).isNotNull();
            }
        }
    }

    @Test
    void longTextIsCutAndSaysSo() throws Exception {
        Extraction.Text page = text(html(URL, "text/plain", "国".repeat(1 << 20).getBytes(UTF_8)));
        assertThat(page.truncated()).isTrue();
        assertThat(page.text().getBytes(UTF_8)).hasSizeBetween((1 << 20) - 3, 1 << 20);
    }

    @Test
    void theIndexsMarksAndControlCharactersDoNotGetIntoText() throws Exception {
        Extraction.Text page =
                text(
                        html(
                                URL,
                                "text/html; charset=utf-8",
                                "<p>a\uFDD0b\uFDD1c\u0007d\u200Be".getBytes(UTF_8)));
        assertThat(page.text()).isEqualTo("abcde");
    }

    @Test
    void aPdfHasTitleAndText() throws Exception {
        Extraction.Text page = text(html(URL, "text/html", pdf("National Library", false)));
        assertThat(page.type()).isEqualTo(PageType.PDF);
        assertThat(page.title()).isEqualTo("Annual Report");
        assertThat(page.text()).contains("National Library");
    }

    @Test
    void aPdfThatUnpacksToHundredsOfMegabytesIsBounded() throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream bomb = new PDStream(document);
            byte[] block = "q Q ".repeat(1 << 18).getBytes(ISO_8859_1);
            try (OutputStream out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 400; i++) {
                    out.write(block);
                }
            }
            page.setContents(bomb);
            byte[] pdf = bytes(document);
            assertThat(pdf.length).isLessThan(4 << 20);
            Extraction extraction =
                    extractor(Duration.ofSeconds(3))
                            .extract(html(URL, "application/pdf", pdf), PageType.PDF);
            assertThat(extraction).isInstanceOf(Extraction.NoText.class);
        }
    }

    @Test
    void lockedAndBrokenPdfsHaveAReasonAndNoText() throws Exception {
        assertThat(reason(pdf("secret", true))).startsWith("encrypted");
        byte[] whole = pdf("National Library", false);
        byte[] beginning = Arrays.copyOf(whole, 40);
        assertThat(reason(beginning)).isNotEmpty();
        assertThat(reason("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>".getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(reason("no PDF at all".getBytes(UTF_8))).isNotEmpty();
    }

    @Test
    void brokenPdfsNeverFail() throws Exception {
        byte[] whole = pdf("National Library", false);
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            byte[] broken = whole.clone();
            for (int j = 0; j < 1 + i % 20; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(extractor.extract(html(URL, "application/pdf", broken), PageType.PDF))
                    .isNotNull();
        }
    }

    @Test
    void aRecordThatIsNotThereIsUnreadable() throws Exception {
        ResourceCaptured here = html(URL, "text/html", "<p>a".getBytes(UTF_8));
        ResourceCaptured other = html(URL, "text/html", "<p>b".getBytes(UTF_8));
        assertUnreadable(copy(here, here.offset(), "urn:uuid:0"), "another one");
        assertUnreadable(copy(here, other.offset(), here.recordId()), "another one");
        assertUnreadable(copy(here, here.offset() + 3, here.recordId()), "can't read");
        assertUnreadable(copy(here, 1 << 30, here.recordId()), "the file ends there");
        try (RecordedPages none = new RecordedPages(new FolderWarcStore(folder.resolve("x")), 9)) {
            assertUnreadable(none.page(URL, "text/html", new byte[1], AT).build(), "no WARC file");
        }
    }

    private void assertUnreadable(ResourceCaptured capture, String reason) {
        assertThatThrownBy(() -> extractor.extract(capture, PageType.HTML))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining(reason);
    }

    private static ResourceCaptured copy(ResourceCaptured c, long offset, String recordId) {
        return ResourceCaptured.at(new CaptureId(c.file(), offset))
                .url(c.url())
                .urlkey(c.urlkey())
                .partitionKey(c.partitionKey())
                .capturedAt(c.capturedAt())
                .writtenAt(c.writtenAt())
                .recordType(c.recordType())
                .recordId(recordId)
                .length(c.length())
                .crawlId(c.crawlId())
                .siteId(c.siteId())
                .libraryId(c.libraryId())
                .workerId(c.workerId())
                .epoch(1)
                .build();
    }

    private ResourceCaptured html(String url, String contentType, byte[] body) {
        return pages.page(url, contentType, body, AT).build();
    }

    private Extraction.Text text(ResourceCaptured capture) throws InterruptedException {
        Extraction extraction =
                extractor.extract(capture, PageType.ofServed(capture.servedType()).orElseThrow());
        assertThat(extraction).isInstanceOf(Extraction.Text.class);
        return (Extraction.Text) extraction;
    }

    private Extraction.Text encoded(byte[] payload, byte[] sent, String encoding)
            throws InterruptedException {
        String headers = "Content-Type: text/html\r\nContent-Encoding: " + encoding + "\r\n";
        return text(pages.response(URL, headers, sent, payload, AT).build());
    }

    private String reason(byte[] pdf) throws InterruptedException {
        Extraction extraction = extractor.extract(html(URL, "application/pdf", pdf), PageType.PDF);
        assertThat(extraction).isInstanceOf(Extraction.NoText.class);
        return ((Extraction.NoText) extraction).reason();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(out)) {
            deflate.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] chunked(byte[] bytes, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i += size) {
            int length = Math.min(size, bytes.length - i);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            out.write(bytes, i, length);
            out.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] pdf(String text, boolean locked) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Annual Report");
            page(document, text);
            if (locked) {
                document.protect(
                        new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            return bytes(document);
        }
    }

    private static void page(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
