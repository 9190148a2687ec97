package org.diancang.launcher.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.SealedFile;
import org.diancang.warcstore.WarcName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {
    private static final WarcName NAME =
            WarcName.parse("QH0001-c00001-e1-20261124031500123-00000.warc.gz");
    private static final String SITE = "0198c0de-0000-7000-8000-000000000001";

    @TempDir Path folder;
    private final List<String> cdx = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> purged = new ArrayList<>();
    private HttpServer server;
    private FolderWarcStore store;
    private Path sealedPath;

    @BeforeEach
    void archiveOfThreePages() throws Exception {
        store = new FolderWarcStore(folder.resolve("warcs"));
        Path open = store.openFolder().resolve(NAME.value());
        try (FileChannel channel =
                        FileChannel.open(
                                open, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                WarcWriter writer = new WarcWriter(channel, WarcCompression.GZIP)) {
            for (int i = 0; i < 3; i++) {
                write(writer, "http://www.qinghe-gov.example/" + i, "第" + i + "页");
            }
        }
        SealedFile sealed = store.seal(NAME);
        sealedPath = store.sealedPath(NAME);
        files.add(
                "{\"file\":\"%s\",\"length\":%d,\"sha512\":\"%s\",\"siteId\":\"%s\"}"
                        .formatted(NAME, sealed.length(), sealed.sha512(), SITE));
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serve("/internal/cdx", cdx);
        serve("/internal/warc-files", files);
        serve("/internal/purged-captures", purged);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(String path, List<String> lines) {
        server.createContext(
                path,
                exchange -> {
                    byte[] body = (String.join("\n", lines) + "\n").getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private void write(WarcWriter writer, String url, String text) throws IOException {
        byte[] payload = text.getBytes(UTF_8);
        byte[] http =
                ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                                + payload.length
                                + "\r\n\r\n"
                                + text)
                        .getBytes(UTF_8);
        WarcDigest digest;
        try {
            digest =
                    new WarcDigest(
                            "sha1",
                            java.security.MessageDigest.getInstance("SHA-1").digest(payload));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        WarcResponse record =
                new WarcResponse.Builder(URI.create(url))
                        .date(Instant.parse("2026-11-24T03:15:00Z"))
                        .body(MediaType.HTTP_RESPONSE, http)
                        .payloadDigest(digest)
                        .build();
        long offset = writer.position();
        writer.write(record);
        cdx.add(
                ("example,qinghe-gov)/%s 20261124031500 {\"url\":\"%s\",\"status\":\"200\","
                                + "\"digest\":\"%s\",\"filename\":\"%s\",\"offset\":%d,"
                                + "\"length\":%d,\"recordType\":\"response\",\"recordId\":\"%s\"}")
                        .formatted(
                                url.substring(url.length() - 1),
                                url,
                                digest.base32(),
                                NAME,
                                offset,
                                writer.position() - offset,
                                record.id()));
    }

    private AuditReport audit() {
        int port = server.getAddress().getPort();
        DataFolder data = DataFolder.at(folder);
        Ports s = Ports.STANDARD;
        Ports ports =
                new Ports(
                        port,
                        s.reader(),
                        s.content(),
                        port,
                        s.adapter(),
                        s.postgres(),
                        s.kafka(),
                        s.kafkaController(),
                        s.elasticsearch(),
                        s.elasticsearchTransport(),
                        s.sampleGovernment(),
                        s.sampleMuseum(),
                        s.sampleEconomy(),
                        s.sampleDns(),
                        s.proxy());
        return new Audit(store, new Index(ports, data), new Desk(ports, data), Clock.systemUTC())
                .run();
    }

    @Test
    void anArchiveWhoseRecordsAndLinesAgreeIsClean() {
        AuditReport report = audit();
        assertThat(report.findings()).isEmpty();
        assertThat(report.responses()).isEqualTo(3);
        assertThat(report.cdxLines()).isEqualTo(3);
        assertThat(report.sites().get(SITE).records()).isEqualTo(3);
    }

    @Test
    void everySingleAlteredByteIsNoticed() throws Exception {
        byte[] bytes = Files.readAllBytes(sealedPath);
        sealedPath.toFile().setWritable(true);
        for (int i = 0; i < bytes.length; i += 37) {
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            Files.write(sealedPath, altered);
            assertThat(audit().findings())
                    .as("byte %d", i)
                    .anyMatch(Finding.AlteredFile.class::isInstance);
        }
    }

    @Test
    void aMissingLineIsNoticed() {
        cdx.remove(1);
        assertThat(audit().findings())
                .singleElement()
                .isInstanceOf(Finding.MissingLine.class)
                .extracting(Finding::sentence)
                .asString()
                .contains("http://www.qinghe-gov.example/1");
    }

    @Test
    void aPurgedCaptureMayLackItsLineAndMayNotHaveOne() {
        long offset = JsonMapper.shared().readTree(json(cdx.get(1))).path("offset").asLong();
        purged.add("{\"captureId\":\"%s:%d\"}".formatted(NAME, offset));
        assertThat(audit().findings())
                .singleElement()
                .isInstanceOf(Finding.PurgedLine.class)
                .extracting(Finding::sentence)
                .asString()
                .contains(NAME + ":" + offset);

        cdx.remove(1);
        assertThat(audit().findings()).isEmpty();
    }

    private static String json(String cdxjLine) {
        return cdxjLine.substring(cdxjLine.indexOf('{'));
    }

    @Test
    void aDoubledLineIsNoticed() {
        cdx.add(cdx.get(0).replace(" 20261124031500 ", " 20261124031501 "));
        assertThat(audit().findings()).anyMatch(Finding.DoubledLine.class::isInstance);
    }

    @Test
    void anAlteredLineIsNoticed() {
        cdx.set(2, cdx.get(2).replace("\"status\":\"200\"", "\"status\":\"404\""));
        assertThat(audit().findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Mismatch.class,
                        mismatch -> assertThat(mismatch.field()).isEqualTo("status"));
    }

    @Test
    void aLineThatNamesNoRecordIsNoticed() {
        cdx.add(cdx.get(0).replaceAll("\"offset\":\\d+", "\"offset\":3"));
        assertThat(audit().findings())
                .singleElement()
                .isInstanceOf(Finding.LineWithoutRecord.class);
    }

    @Test
    void aDeletedFileIsNoticedByItsNameAndByItsLines() throws Exception {
        Files.delete(sealedPath);
        assertThat(audit().findings())
                .hasSize(4)
                .anyMatch(Finding.MissingFile.class::isInstance)
                .anyMatch(Finding.LineWithoutRecord.class::isInstance);
    }

    @Test
    void aFileThatNobodySealedIsNoticed() {
        files.clear();
        assertThat(audit().findings()).anyMatch(Finding.UnknownFile.class::isInstance);
    }

    @Test
    void aTruncatedFileIsNoticed() throws Exception {
        sealedPath.toFile().setWritable(true);
        byte[] bytes = Files.readAllBytes(sealedPath);
        Files.write(sealedPath, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(audit().findings())
                .anyMatch(Finding.AlteredFile.class::isInstance)
                .anyMatch(Finding.UnreadableFile.class::isInstance);
    }

    @Test
    void ofAnImportedFileWhatWasListedIsNoFindingAndAnythingElseIs() throws Exception {
        byte[] good = Files.readAllBytes(sealedPath);
        byte[] noise = "garbage at the end".getBytes(UTF_8);
        WarcName imported = WarcName.imported("QH0001", "c00002", 1, "ab".repeat(64), "warc.gz");
        Path open = store.openFolder().resolve(imported.value());
        Files.write(open, good);
        Files.write(open, noise, StandardOpenOption.APPEND);
        SealedFile sealed = store.seal(imported);
        for (String line : List.copyOf(cdx)) {
            cdx.add(line.replace(NAME.value(), imported.value()));
        }
        String known =
                "{\"file\":\"%s\",\"length\":%d,\"sha512\":\"%s\",\"siteId\":\"%s\",\"flaws\":[%d],"
                        + "\"allFlaws\":true}";
        files.add(known.formatted(imported, sealed.length(), sealed.sha512(), SITE, good.length));
        AuditReport report = audit();
        assertThat(report.findings()).isEmpty();
        assertThat(report.responses()).isEqualTo(6);

        files.set(1, known.formatted(imported, sealed.length(), sealed.sha512(), SITE, 1));
        assertThat(audit().findings()).singleElement().isInstanceOf(Finding.UnreadableFile.class);
    }
}
