package org.diancang.adapter.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.UUID;
import org.diancang.adapter.engine.EngineJob;
import org.diancang.adapter.journal.JournalLine;
import org.diancang.events.CaptureId;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.diancang.warcstore.WarcName;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** WARC files and a journal as an engine writes them. */
public final class ScriptedWarc {
    private static final DateTimeFormatter TIMESTAMP17 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final EventCodec codec = new EventCodec();
    private final EngineJob job;
    private String name = "";
    private int serial;
    private long position;

    ScriptedWarc(EngineJob job) throws IOException {
        this.job = job;
        nextName();
    }

    private void nextName() {
        name =
                "%s-%s-%05d.warc.gz"
                        .formatted(
                                WarcName.prefix(
                                        job.order().siteNo(), job.order().crawlNo(), job.epoch()),
                                TIMESTAMP17.format(Instant.now()),
                                serial++);
        position = 0;
    }

    void writeAndJournal(String url) throws IOException {
        ResourceCaptured capture = write(url);
        append(codec.encode(new JournalLine.Captured(capture)), true);
    }

    ResourceCaptured write(String url) throws IOException {
        WarcResponse response = response(url);
        byte[] member = member(response);
        long offset = position;
        append(member);
        return ResourceCaptured.at(new CaptureId(name, offset))
                .length(member.length)
                .url(url)
                .urlkey(UrlKey.of(url).value())
                .partitionKey(PartitionKey.of(url).value())
                .capturedAt(response.date())
                .writtenAt(Instant.now())
                .recordType(RecordType.RESPONSE)
                .recordId(response.id().toString())
                .status(200)
                .servedType("text/html")
                .payloadDigest(response.payloadDigest().orElseThrow().prefixedBase32())
                .payloadLength((long) url.length())
                .serverIp("192.0.2.1")
                .crawlId(job.crawlId())
                .siteId(job.order().siteId())
                .libraryId(job.order().libraryId())
                .workerId(job.workerId())
                .epoch(job.epoch())
                .build();
    }

    void writeHalf(String url) throws IOException {
        byte[] member = member(response(url));
        append(Arrays.copyOf(member, member.length / 2));
    }

    void journalHalfLine() throws IOException {
        append("{\"kind\":\"capture\",\"capt".getBytes(StandardCharsets.UTF_8), false);
    }

    void event(CrawlEvent event) throws IOException {
        append(codec.encode(new JournalLine.OfCrawl(event)), true);
    }

    void end(CrawlEvent.Outcome outcome) throws IOException {
        append(
                codec.encode(
                        new JournalLine.End(
                                outcome, null, new CrawlStatistics(0, 5, 0, 0, 9, 9, 9, 1, 1))),
                true);
    }

    void closeFile() throws IOException {
        Path open = open();
        if (Files.exists(open)) {
            Files.move(open, open.resolveSibling(name));
            nextName();
        }
    }

    private Path open() {
        return Path.of(job.warcFolder()).resolve(name + ".open");
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(open(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        position += bytes.length;
    }

    private void append(byte[] line, boolean whole) throws IOException {
        try (OutputStream journal =
                Files.newOutputStream(
                        Path.of(job.journalFile()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            byte[] bytes = whole ? Arrays.copyOf(line, line.length + 1) : line;
            if (whole) {
                bytes[line.length] = '\n';
            }
            journal.write(bytes);
        }
    }

    public static byte[] member(WarcRecord response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            writer.write(response);
        }
        return bytes.toByteArray();
    }

    public static WarcResponse response(String url) throws IOException {
        byte[] body = url.getBytes(StandardCharsets.UTF_8);
        try {
            return new WarcResponse.Builder(URI.create(url))
                    .recordId(UUID.randomUUID())
                    .date(Instant.now())
                    .addHeader("WARC-IP-Address", "192.0.2.1")
                    .payloadDigest(
                            new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(body)))
                    .body(
                            new HttpResponse.Builder(200, "OK")
                                    .addHeader("Content-Type", "Text/HTML; charset=utf-8")
                                    .addHeader("Content-Length", Integer.toString(body.length))
                                    .body(null, body)
                                    .build())
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
