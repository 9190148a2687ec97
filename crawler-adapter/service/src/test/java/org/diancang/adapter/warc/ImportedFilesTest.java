package org.diancang.adapter.warc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.diancang.adapter.scripted.RecordingAnnouncements;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.ImportFile;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Scope;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.WarcName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T16:00:00Z");
    private static final UUID SITE = UUID.randomUUID();
    private static final UUID LIBRARY = UUID.randomUUID();

    private static CrawlOrder order(String crawlNo) {
        return new CrawlOrder(
                SITE,
                "QH0001",
                "星河县档案馆",
                LIBRARY,
                "青禾省图书馆",
                crawlNo,
                List.of("http://www.xinghe-archive.example/"),
                new Scope(Scope.Kind.HOST, List.of("www.xinghe-archive.example")),
                new CrawlSettings(
                        0,
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        1,
                        true,
                        URI.create("http://127.0.0.1/"),
                        "GB18030"));
    }

    @TempDir Path data;

    private final RecordingAnnouncements announcements = new RecordingAnnouncements();
    private FolderWarcStore store;

    @BeforeEach
    void openStore() {
        store = new FolderWarcStore(data.resolve("warcs"));
    }

    @Test
    void aFileOfWgetIsKeptByteForByteAndItsPagesAreAnnounced() throws Exception {
        byte[] bytes = resource("wget.warc.gz");
        ImportedFile imported = take(bytes);
        WarcName name = imported.file().orElseThrow();
        assertThat(name.value())
                .isEqualTo("QH0001-c00002-i1-" + sha512(bytes).substring(0, 16) + ".warc.gz");
        assertThat(store.sealedPath(name)).hasBinaryContent(bytes);
        assertThat(imported.unreadable()).isEmpty();
        assertThat(imported.software().orElseThrow()).startsWith("Wget/");
        assertThat(announcements.captures())
                .extracting(ResourceCaptured::url)
                .contains(
                        "http://www.xinghe-archive.example/",
                        "http://www.xinghe-archive.example/genealogy.html");
        assertThat(imported.captures()).isEqualTo(announcements.captures().size());
        assertThat(announcements.files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.sha512()).isEqualTo(sha512(bytes));
                            assertThat(file.length()).isEqualTo(bytes.length);
                        });
        ResourceCaptured page = page("http://www.xinghe-archive.example/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.servedType()).isEqualTo("text/html");
        assertThat(page.payloadDigest()).matches("sha1:[A-Z2-7]{32}");
        assertThat(page.relatedRecords()).extracting(r -> r.type()).containsExactly("request");
    }

    @Test
    void aPlainFileOfWgetIsReadByTheOffsetsOfItsRecords() throws Exception {
        ImportedFile imported = take(resource("wget-plain.warc"));
        assertThat(imported.file().orElseThrow().value()).endsWith(".warc");
        assertThat(imported.unreadable()).isEmpty();
        ResourceCaptured page = page("http://www.xinghe-archive.example/");
        String record =
                new String(
                        resource("wget-plain.warc"),
                        (int) page.offset(),
                        (int) page.length(),
                        UTF_8);
        assertThat(record).startsWith("WARC/1.0\r\n").contains("WARC-Type: response");
    }

    @Test
    void aRevisitBeforeItsOriginalIsLedToItAndGetsItsDigest() throws Exception {
        ImportedFile imported = take(resource("warcio.warc.gz"));
        assertThat(imported.unreadable()).isEmpty();
        assertThat(imported.revisits()).isOne();
        ResourceCaptured revisit = page("https://www.xinghe-bridges.example/index.html");
        ResourceCaptured original = page("https://www.xinghe-bridges.example/");
        assertThat(revisit.recordType()).isEqualTo(RecordType.REVISIT);
        assertThat(Objects.requireNonNull(revisit.revisitOf()).captureId())
                .isEqualTo(original.captureId());
        // It states SHA-256; what is indexed is SHA-1.
        assertThat(original.payloadDigest()).matches("sha1:[A-Z2-7]{32}");
        assertThat(revisit.payloadDigest()).isEqualTo(original.payloadDigest());
        assertThat(page("urn:note:xinghe").recordType()).isEqualTo(RecordType.RESOURCE);
    }

    @Test
    void aRevisitWhoseOriginalIsElsewhereIsStoredAsItIs() throws Exception {
        byte[] plain = gunzip(resource("warcio.warc.gz"));
        String text = new String(plain, UTF_8);
        int response = text.indexOf("WARC/1.1", text.indexOf("WARC-Type: revisit"));
        take(text.substring(0, response).getBytes(UTF_8));
        assertThat(announcements.captures())
                .singleElement()
                .satisfies(
                        revisit -> {
                            assertThat(revisit.revisitOf()).isNull();
                            assertThat(revisit.payloadDigest()).isNull();
                        });
    }

    @Test
    void anArcFileIsTakenInPlainAndGzipped() throws Exception {
        byte[] head =
                utf8(
                        "filedesc://a.arc 0.0.0.0 20090301120000 text/plain 77\n1 0 InternetArchive\n"
                                + "URL IP-address Archive-date Content-type Archive-length\n\n");
        byte[] http = utf8("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>旧网页</h1>");
        byte[] page =
                join(
                        utf8(
                                "http://old.example/ 10.0.0.1 20090301120001 text/html "
                                        + http.length
                                        + "\n"),
                        http,
                        utf8("\n"));
        for (byte[] arc : List.of(join(head, page), join(gzip(head), gzip(page)))) {
            ImportedFile imported = take(arc);
            assertThat(imported.unreadable()).isEmpty();
            assertThat(imported.file().orElseThrow().value()).contains(".arc");
        }
        assertThat(announcements.captures())
                .hasSize(2)
                .allSatisfy(
                        capture -> {
                            assertThat(capture.url()).isEqualTo("http://old.example/");
                            assertThat(capture.capturedAt()).isEqualTo("2009-03-01T12:00:01Z");
                            assertThat(capture.recordId()).startsWith("urn:uuid:");
                            assertThat(capture.payloadDigest()).matches("sha1:[A-Z2-7]{32}");
                            assertThat(capture.status()).isEqualTo(200);
                        });
    }

    @Test
    void ofATruncatedFileTheWholeRecordsAreTakenIn() throws Exception {
        byte[] whole = resource("wget.warc.gz");
        for (int missing : List.of(100, 457)) {
            ImportedFile imported = take(Arrays.copyOf(whole, whole.length - missing));
            assertThat(imported.captures()).isPositive();
            assertThat(imported.unreadable())
                    .singleElement()
                    .satisfies(part -> assertThat(part.reason()).contains("ends within"));
        }
    }

    @Test
    void garbageInTheMiddleIsListedAndTheRestIsTakenIn() throws Exception {
        byte[] plain = resource("wget-plain.warc");
        byte[] noise = new byte[4_096];
        new Random(3).nextBytes(noise);
        int cut = indexOf(plain);
        byte[] broken =
                join(
                        Arrays.copyOf(plain, cut),
                        noise,
                        Arrays.copyOfRange(plain, cut, plain.length));
        ImportedFile imported = take(broken);
        // The page, and the log that wget keeps as a resource.
        assertThat(imported.captures()).isEqualTo(2);
        assertThat(imported.unreadableCount()).isOne();
        assertThat(imported.unreadable().getFirst().offset()).isEqualTo(cut);
        assertThat(imported.unreadable().getFirst().length()).isEqualTo(noise.length);
        assertThat(store.sealedPath(imported.file().orElseThrow())).hasBinaryContent(broken);
    }

    @Test
    void aPayloadThatIsNotWhatItsDigestSaysIsKeptAndListed() throws Exception {
        byte[] altered =
                new String(resource("wget-plain.warc"), UTF_8).replace("历代", "万代").getBytes(UTF_8);
        ImportedFile imported = take(altered);
        // The page, and the log that wget keeps as a resource.
        assertThat(imported.captures()).isEqualTo(2);
        assertThat(imported.unreadable())
                .singleElement()
                .satisfies(part -> assertThat(part.reason()).contains("not what its digest says"));
    }

    @Test
    void whatIsNoArchiveIsRefusedWithItsReason() throws Exception {
        Map<String, byte[]> hopeless = new LinkedHashMap<>();
        hopeless.put("the file is empty", new byte[0]);
        hopeless.put("no WARC or ARC record", utf8("Dear colleague, the files are attached."));
        hopeless.put("gzipped together", gzip(gunzip(resource("wget.warc.gz"))));
        hopeless.put("100-fold", bomb());
        hopeless.forEach(
                (reason, bytes) -> {
                    ImportedFile imported = take(bytes);
                    assertThat(imported.file()).isEmpty();
                    assertThat(imported.unreadable().getFirst().reason()).contains(reason);
                });
        assertThat(announcements.all()).isEmpty();
        assertThat(store.sealedFiles()).isEmpty();
    }

    @Test
    void doneAgainAfterACrashItIsTheSame() throws Exception {
        byte[] bytes = resource("wget.warc.gz");
        ImportedFile first = take(bytes);
        ImportedFile again = take(bytes);
        assertThat(again).isEqualTo(first);
        int half = announcements.captures().size() / 2;
        assertThat(announcements.captures().subList(half, 2 * half))
                .isEqualTo(announcements.captures().subList(0, half));
        try (var files = store.sealedFiles()) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatWasBegunBeforeAStopIsSealedAndNothingElseIsBegun() throws Exception {
        byte[] begun = resource("wget.warc.gz");
        byte[] waiting = resource("warcio.warc.gz");
        FileImport first = fileImport("c00002", 1, begun);
        FileImport second = fileImport("c00002", 2, waiting);
        WarcName name = WarcName.imported("QH0001", "c00002", 1, sha512(begun), "warc.gz");
        Files.move(
                store.incomingFolder().resolve(sha512(begun)),
                store.openFolder().resolve(name.value()));
        List<ImportFile> done = new ArrayList<>();
        new ImportedFiles(List.of(given(1, begun, first), given(2, waiting, second)), store)
                .takeIn(watch(false), (file, imported) -> done.add(file));
        assertThat(done).extracting(ImportFile::number).containsExactly(1);
        assertThat(store.sealedPath(name)).hasBinaryContent(begun);
        assertThat(second.isBegun()).isFalse();
    }

    @Test
    void theSameBytesGoIntoTwoImports() throws Exception {
        byte[] bytes = resource("wget.warc.gz");
        FileImport first = fileImport("c00002", 1, bytes, () -> true);
        FileImport second = fileImport("c00003", 1, bytes, () -> false);
        for (FileImport one : List.of(first, second)) {
            new ImportedFiles(List.of(given(1, bytes, one)), store)
                    .takeIn(
                            watch(true),
                            (file, imported) -> assertThat(imported.file()).isPresent());
        }
        try (var files = store.sealedFiles()) {
            assertThat(files).hasSize(2);
        }
        assertThat(store.incomingFolder()).isEmptyDirectory();
    }

    private ResourceCaptured page(String url) {
        return announcements.captures().stream()
                .filter(c -> c.url().equals(url))
                .findFirst()
                .orElseThrow();
    }

    private ImportedFile take(byte[] bytes) {
        try {
            FileImport one = fileImport("c00002", 1, bytes);
            assertThat(one.isHere()).isTrue();
            ImportedFile[] result = new ImportedFile[1];
            new ImportedFiles(List.of(given(1, bytes, one)), store)
                    .takeIn(watch(true), (given, imported) -> result[0] = imported);
            return Objects.requireNonNull(result[0]);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private FileImport fileImport(String crawlNo, int number, byte[] bytes) throws Exception {
        return fileImport(crawlNo, number, bytes, () -> false);
    }

    /** Of bytes that were received. */
    private FileImport fileImport(
            String crawlNo, int number, byte[] bytes, BooleanSupplier wantedElsewhere)
            throws Exception {
        Path incoming = Files.write(store.incomingFolder().resolve(sha512(bytes)), bytes);
        return new FileImport(
                new CrawlIdentity(
                        UUID.nameUUIDFromBytes(crawlNo.getBytes(UTF_8)),
                        SITE,
                        LIBRARY,
                        "worker-1",
                        1,
                        "QH0001-" + crawlNo + "-i"),
                order(crawlNo),
                importFile(number, bytes),
                incoming,
                wantedElsewhere,
                store,
                announcements,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ImportFile importFile(int number, byte[] bytes) throws Exception {
        return new ImportFile(number, "given.warc", bytes.length, sha512(bytes));
    }

    private static ImportedFiles.Given given(int number, byte[] bytes, FileImport one)
            throws Exception {
        return new ImportedFiles.Given(importFile(number, bytes), one);
    }

    private static ImportedFiles.Watch watch(boolean goesOn) {
        return new ImportedFiles.Watch() {
            @Override
            public boolean goesOn() {
                return goesOn;
            }

            @Override
            public void progressed() {}
        };
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
            out.write(
                    utf8("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    /** Where the second record begins. */
    private static int indexOf(byte[] plain) {
        String latin = new String(plain, java.nio.charset.StandardCharsets.ISO_8859_1);
        return latin.indexOf("WARC/1.0\r\n", 1);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ImportedFilesTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gunzip(byte[] content) throws IOException {
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
