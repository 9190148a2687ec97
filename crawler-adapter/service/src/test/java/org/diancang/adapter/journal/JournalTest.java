package org.diancang.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.diancang.adapter.scripted.RecordingAnnouncements;
import org.diancang.events.CaptureId;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String FILE = "LJ0031-c00017-e1-20261124031500123-00000.warc.gz";

    @TempDir Path folder;

    private final EventCodec codec = new EventCodec();
    private final RecordingAnnouncements announcements = new RecordingAnnouncements();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Journal journal;

    @BeforeEach
    void open() {
        journal = reopened();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aLineIsDeliveredOnceItIsWholeWhereverItIsTorn() throws IOException {
        byte[] line = line(capture(0));
        for (int cut = 1; cut < line.length; cut++) {
            int before = announcements.all().size();
            append(Arrays.copyOf(line, cut));
            assertThat(journal.deliverNext()).isFalse();
            append(Arrays.copyOfRange(line, cut, line.length));
            assertThat(journal.deliverNext()).isTrue();
            assertThat(announcements.all()).hasSize(before + 1);
        }
    }

    @Test
    void aReopenedJournalGoesOnWhereKafkaAcknowledgedAndStillKnowsWhatItFound() throws IOException {
        append(line(capture(0)));
        append(
                line(
                        new CrawlEvent.CrawlCheckpointed(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                "w",
                                1,
                                Instant.EPOCH,
                                "cp7")));
        journal.deliverAll();
        append(line(capture(5)));
        journal.close();
        journal = reopened();

        assertThat(journal.findings().knows(new CaptureId(FILE, 0))).isTrue();
        assertThat(journal.findings().knows(new CaptureId(FILE, 5))).isFalse();
        assertThat(journal.findings().checkpoint()).contains("cp7");
        journal.deliverAll();
        assertThat(announcements.captures())
                .extracting(ResourceCaptured::offset)
                .containsExactly(0L, 5L);
        assertThat(journal.findings().knows(new CaptureId(FILE, 5))).isTrue();
    }

    @Test
    void whatIsNotAcknowledgedIsNeitherKnownNorPassedOver() throws IOException {
        append(line(capture(0)));
        announcements.refuse(true);
        assertThatThrownBy(journal::deliverNext).hasMessageContaining("refused");
        assertThat(journal.findings().knows(new CaptureId(FILE, 0))).isFalse();
        announcements.refuse(false);
        journal.close();
        journal = reopened();

        journal.deliverAll();
        assertThat(announcements.captures()).hasSize(1);
    }

    @Test
    void malformedLinesAreCountedAndTheOthersDelivered() throws IOException {
        append("no json\n".getBytes(StandardCharsets.UTF_8));
        append("\n".getBytes(StandardCharsets.UTF_8));
        append("{\"kind\":\"capture\"}\n".getBytes(StandardCharsets.UTF_8));
        append("{\"kind\":\"end\"}\n".getBytes(StandardCharsets.UTF_8));
        append("{\"kind\":\"unheard of\"}\n".getBytes(StandardCharsets.UTF_8));
        byte[] huge = new byte[3 << 20];
        Arrays.fill(huge, (byte) 'x');
        append(huge);
        append("\n".getBytes(StandardCharsets.UTF_8));
        append(line(capture(9)));

        journal.deliverAll();

        assertThat(announcements.captures())
                .extracting(ResourceCaptured::offset)
                .containsExactly(9L);
        assertThat(meters.counter("diancang.journal.malformed").count()).isEqualTo(6);
        assertThat(journal.findings().end()).isEmpty();
    }

    @Test
    void aTornLastLineIsCutSoThatTheNextEngineStartsOnAFreshOne() throws IOException {
        append(line(capture(0)));
        append("{\"kind\":\"capt".getBytes(StandardCharsets.UTF_8));
        journal.deliverAll();
        journal.cutTornLine();
        append(line(capture(1)));
        journal.deliverAll();

        assertThat(announcements.captures())
                .extracting(ResourceCaptured::offset)
                .containsExactly(0L, 1L);
        assertThat(meters.counter("diancang.journal.malformed").count()).isZero();
    }

    @Test
    void aDamagedOffsetOnlyDeliversAgain() throws IOException {
        append(line(capture(0)));
        journal.deliverAll();
        journal.close();
        for (String damage : new String[] {"", "-1", "x", "999999999999999999999999"}) {
            int before = announcements.captures().size();
            Files.writeString(folder.resolve("journal.offset"), damage);
            journal = reopened();
            journal.deliverAll();
            assertThat(announcements.captures()).hasSize(before + 1);
        }
    }

    @Test
    void theEndSaysHowAndHowMuch() throws IOException {
        CrawlStatistics last = new CrawlStatistics(0, 7, 1, 2, 3, 4, 5, 6, 7);
        append(end(new JournalLine.End(CrawlEvent.Outcome.BUDGET, null, last)));
        journal.deliverAll();

        assertThat(announcements.all()).isEmpty();
        assertThat(journal.findings().statistics()).isEqualTo(last);
        assertThat(journal.findings().end().orElseThrow().outcome())
                .isEqualTo(CrawlEvent.Outcome.BUDGET);
    }

    private Journal reopened() {
        return new Journal(
                folder.resolve("events.ndjson"),
                folder.resolve("journal.offset"),
                announcements,
                codec,
                meters);
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(
                folder.resolve("events.ndjson"),
                bytes,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private byte[] line(ResourceCaptured capture) {
        return end(new JournalLine.Captured(capture));
    }

    private byte[] line(CrawlEvent event) {
        return end(new JournalLine.OfCrawl(event));
    }

    private byte[] end(JournalLine line) {
        byte[] json = codec.encode(line);
        byte[] bytes = Arrays.copyOf(json, json.length + 1);
        bytes[json.length] = '\n';
        return bytes;
    }

    private static ResourceCaptured capture(long offset) {
        return ResourceCaptured.at(new CaptureId(FILE, offset))
                .length(10)
                .url("http://a.example/网站")
                .urlkey("k")
                .partitionKey("p")
                .capturedAt(Instant.EPOCH)
                .writtenAt(Instant.EPOCH)
                .recordType(RecordType.RESPONSE)
                .recordId("urn:uuid:1")
                .crawlId(new UUID(1, 1))
                .siteId(new UUID(1, 2))
                .libraryId(new UUID(1, 3))
                .workerId("worker-1")
                .epoch(1)
                .build();
    }
}
