package org.diancang.adapter.warc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.adapter.journal.Journal;
import org.diancang.adapter.journal.JournalLine;
import org.diancang.adapter.scripted.RecordingAnnouncements;
import org.diancang.adapter.scripted.ScriptedWarc;
import org.diancang.events.CaptureId;
import org.diancang.events.EventCodec;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.RelatedRecord;
import org.diancang.events.ResourceCaptured;
import org.diancang.warcstore.FolderWarcStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

class CrawlFilesTest {
    private static final String NAME = "LJ0031-c00017-e1-20261124031500123-00000.warc.gz";
    private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant DATE = Instant.parse("2026-11-24T03:15:01Z");

    @TempDir Path data;

    private final EventCodec codec = new EventCodec();
    private final RecordingAnnouncements announcements = new RecordingAnnouncements();
    private final CrawlIdentity crawl =
            new CrawlIdentity(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "worker-1",
                    1,
                    "LJ0031-c00017-e1-");
    private final ByteArrayOutputStream warc = new ByteArrayOutputStream();
    private FolderWarcStore store;

    @BeforeEach
    void open() {
        store = new FolderWarcStore(data.resolve("warcs"));
    }

    @Test
    void onlyRecordsThatTheJournalMissedAreAnnouncedThenTheFileIsSealed() throws IOException {
        add(ScriptedWarc.response("http://a.example/known"));
        long offset = add(ScriptedWarc.response("http://a.example/missed?q=1"));
        write(".open");
        journal(capture(0, "http://a.example/known", "urn:uuid:1", "sha1:A"));

        settle();

        assertThat(announcements.captures())
                .singleElement()
                .satisfies(c -> assertThat(c.captureId()).isEqualTo(new CaptureId(NAME, offset)))
                .satisfies(c -> assertThat(c.length()).isEqualTo(warc.size() - offset))
                .satisfies(c -> assertThat(c.url()).isEqualTo("http://a.example/missed?q=1"))
                .satisfies(c -> assertThat(c.urlkey()).isEqualTo("example,a)/missed?q=1"))
                .satisfies(c -> assertThat(c.partitionKey()).isEqualTo("example,a"))
                .satisfies(c -> assertThat(c.status()).isEqualTo(200))
                .satisfies(c -> assertThat(c.servedType()).isEqualTo("text/html"))
                .satisfies(c -> assertThat(c.payloadLength()).isEqualTo(27))
                .satisfies(c -> assertThat(c.serverIp()).isEqualTo("192.0.2.1"))
                .satisfies(c -> assertThat(c.payloadDigest()).matches("sha1:[A-Z2-7]{32}"))
                .satisfies(c -> assertThat(c.recordId()).startsWith("urn:uuid:"))
                .satisfies(c -> assertThat(c.writtenAt()).isEqualTo(NOW))
                .satisfies(c -> assertThat(c.crawlId()).isEqualTo(crawl.crawlId()));
        assertThat(announcements.files())
                .singleElement()
                .satisfies(f -> assertThat(f.recordCounts()).isEqualTo(Map.of("response", 2L)))
                .satisfies(f -> assertThat(f.length()).isEqualTo(warc.size()));
        assertThat(data.resolve("warcs/LJ0031/c00017").resolve(NAME))
                .hasBinaryContent(warc.toByteArray());
    }

    @Test
    void aFileIsSettledOnceAndAgainOnlyIfItsAnnouncementFailed() throws IOException {
        add(ScriptedWarc.response("http://a.example/1"));
        write("");
        settle();
        settle();
        assertThat(announcements.files()).hasSize(1);
        assertThat(announcements.captures()).hasSize(1);

        Files.delete(data.resolve("files.announced"));
        settle();
        assertThat(announcements.files()).hasSize(2);
        assertThat(announcements.files().get(0)).isEqualTo(announcements.files().get(1));
    }

    @Test
    void requestAndMetadataRecordsTellMethodAndWay() throws IOException {
        WarcResponse response = response("http://a.example/form", "Location", "/thanks", 303);
        add(response);
        long request =
                add(
                        new WarcRequest.Builder(URI.create("http://a.example/form"))
                                .date(DATE)
                                .addHeader("WARC-Concurrent-To", "<" + response.id() + ">")
                                .body(new HttpRequest.Builder("POST", "/form").build())
                                .build());
        long metadata =
                add(
                        new WarcMetadata.Builder()
                                .targetURI("http://a.example/form")
                                .date(DATE)
                                .addHeader("WARC-Concurrent-To", "<" + response.id() + ">")
                                .fields(
                                        Map.of(
                                                "via", List.of("http://a.example/"),
                                                "hopsFromSeed", List.of("LL")))
                                .build());
        write("");

        settle();

        ResourceCaptured capture = announcements.captures().getFirst();
        assertThat(capture.method()).isEqualTo("POST");
        assertThat(capture.via()).isEqualTo("http://a.example/");
        assertThat(capture.hopPath()).isEqualTo("LL");
        assertThat(capture.status()).isEqualTo(303);
        assertThat(capture.redirectTo()).isEqualTo("http://a.example/thanks");
        assertThat(capture.relatedRecords())
                .extracting(RelatedRecord::type, RelatedRecord::offset)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("request", request),
                        org.assertj.core.api.Assertions.tuple("metadata", metadata));
    }

    @Test
    void aRevisitLeadsToTheOriginalThatTheExportOrTheJournalKnows() throws IOException {
        Original exported =
                new Original("LJ0031-c00001-e1-x.warc.gz", 7, "http://a.example/", DATE);
        Files.writeString(
                data.resolve("originals.ndjson"),
                "{torn\n"
                        + new String(
                                codec.encode(
                                        new KnownOriginals.Exported(
                                                "example,a)/", "sha1:X", "urn:uuid:7", exported)),
                                StandardCharsets.UTF_8)
                        + "\n");
        add(revisit("http://a.example/", "urn:uuid:7", "sha1:X"));
        ResourceCaptured known = capture(99, "http://a.example/2", "urn:uuid:9", "sha1:Y");
        add(revisit("http://a.example/2", "urn:uuid:9", "sha1:Y"));
        add(revisit("http://a.example/3", "urn:uuid:unknown", "sha1:Z"));
        write("");
        journal(known);

        settle();

        assertThat(announcements.captures())
                .filteredOn(c -> c.recordType() == RecordType.REVISIT)
                .extracting(ResourceCaptured::revisitOf)
                .containsExactly(
                        exported, new Original(NAME, 99, "http://a.example/2", DATE), null);
    }

    @Test
    void aResourceAndAChunkedAnswerHaveTheirOwnLengths() throws IOException {
        add(
                new WarcResource.Builder(URI.create("dns:a.example"))
                        .date(DATE)
                        .body(
                                MediaType.parse("text/dns"),
                                "20261124 answer".getBytes(StandardCharsets.UTF_8))
                        .build());
        add(response("http://a.example/c", "Transfer-Encoding", "chunked", 200));
        write("");

        settle();

        assertThat(announcements.captures())
                .extracting(ResourceCaptured::url, ResourceCaptured::payloadLength)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("dns:a.example", 15L),
                        org.assertj.core.api.Assertions.tuple("http://a.example/c", 5L));
        assertThat(announcements.captures().getFirst().servedType()).isEqualTo("text/dns");
        assertThat(announcements.captures().getFirst().status()).isNull();
    }

    @Test
    void aRecordThatCannotBeReadIsCountedAndTheOthersAreAnnounced() throws IOException {
        add(ScriptedWarc.response("http://a.example/1"));
        try (var gzip = new java.util.zip.GZIPOutputStream(warc)) {
            gzip.write("this is no WARC record\r\n".getBytes(StandardCharsets.UTF_8));
        }
        add(ScriptedWarc.response("http://a.example/2"));
        write("");

        settle();

        assertThat(announcements.captures())
                .extracting(ResourceCaptured::url)
                .containsExactly("http://a.example/1", "http://a.example/2");
        assertThat(announcements.files().getFirst().recordCounts())
                .isEqualTo(Map.of("response", 2L, "unreadable", 1L));
    }

    private void settle() {
        try (Journal journal =
                new Journal(
                        data.resolve("events.ndjson"),
                        data.resolve("journal.offset"),
                        new RecordingAnnouncements(),
                        codec,
                        new SimpleMeterRegistry())) {
            journal.deliverAll();
            new CrawlFiles(
                            crawl,
                            store,
                            data.resolve("files.announced"),
                            new KnownOriginals(
                                    data.resolve("originals.ndjson"),
                                    data.resolve("events.ndjson"),
                                    codec),
                            announcements,
                            Clock.fixed(NOW, ZoneOffset.UTC),
                            new SimpleMeterRegistry())
                    .settleAll(journal.findings());
        }
    }

    private long add(WarcRecord record) throws IOException {
        long offset = warc.size();
        warc.write(ScriptedWarc.member(record));
        return offset;
    }

    private void write(String suffix) throws IOException {
        Files.write(store.openFolder().resolve(NAME + suffix), warc.toByteArray());
    }

    private void journal(ResourceCaptured capture) throws IOException {
        Files.writeString(
                data.resolve("events.ndjson"),
                new String(codec.encode(new JournalLine.Captured(capture)), StandardCharsets.UTF_8)
                        + "\n");
    }

    private ResourceCaptured capture(long offset, String url, String recordId, String digest) {
        return ResourceCaptured.at(new CaptureId(NAME, offset))
                .length(10)
                .url(url)
                .urlkey("k")
                .partitionKey("p")
                .capturedAt(DATE)
                .writtenAt(DATE)
                .recordType(RecordType.RESPONSE)
                .recordId(recordId)
                .payloadDigest(digest)
                .crawlId(crawl.crawlId())
                .siteId(crawl.siteId())
                .libraryId(crawl.libraryId())
                .workerId("worker-1")
                .epoch(1)
                .build();
    }

    private static WarcResponse response(String url, String header, String value, int status)
            throws IOException {
        byte[] body = "5\r\nhello\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return new WarcResponse.Builder(URI.create(url))
                .date(DATE)
                .body(
                        new HttpResponse.Builder(status, "Any")
                                .addHeader(header, value)
                                .body(null, body)
                                .build())
                .build();
    }

    private static WarcRevisit revisit(String url, String original, String digest)
            throws IOException {
        return new WarcRevisit.Builder(URI.create(url), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_0)
                .date(DATE)
                .refersTo(URI.create(original), URI.create(url), DATE)
                .addHeader("WARC-Payload-Digest", digest)
                .body(new HttpResponse.Builder(200, "OK").build())
                .build();
    }
}
