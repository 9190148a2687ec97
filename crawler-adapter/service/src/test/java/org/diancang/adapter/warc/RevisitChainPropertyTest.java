package org.diancang.adapter.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.diancang.adapter.journal.JournalLine;
import org.diancang.events.CaptureId;
import org.diancang.events.EventCodec;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;

/** However long a chain of revisits grows, each of them leads to the original in one step. */
class RevisitChainPropertyTest {
    private static final String FILE = "LJ0031-c00017-e1-20261124031500123-00000.warc.gz";
    private static final Instant START = Instant.parse("2026-11-24T03:15:00Z");
    private final EventCodec codec = new EventCodec();

    @Property(tries = 30)
    void everyRevisitOfAChainLeadsToItsFirstCapture(
            @ForAll @IntRange(min = 1, max = 12) int length, @ForAll long seed) throws IOException {
        List<ResourceCaptured> chain = chain(length);
        ResourceCaptured first = chain.getFirst();
        Original original = new Original(FILE, first.offset(), first.url(), first.capturedAt());
        Path folder = Files.createTempDirectory("chain");
        Path journal = folder.resolve("events.ndjson");
        List<ResourceCaptured> journalled = new ArrayList<>(chain);
        Collections.shuffle(journalled, new Random(seed));
        Files.writeString(journal, lines(journalled));
        var originals = new KnownOriginals(folder.resolve("absent"), journal, codec);

        for (ResourceCaptured link : chain) {
            assertThat(RevisitReference.originalOf(link)).contains(original);
            // A record may refer to any link of the chain by its id, as other crawlers do.
            assertThat(originals.find(byId(link))).contains(original);
        }
        Files.delete(journal);
        Files.delete(folder);
    }

    private static RevisitReference byId(ResourceCaptured link) {
        return new RevisitReference(
                Optional.of(link.recordId()),
                Optional.of(link.url()),
                Optional.of(link.capturedAt()),
                Optional.ofNullable(link.payloadDigest()));
    }

    /** A response, then revisits that each name what the capture before leads to. */
    private static List<ResourceCaptured> chain(int length) {
        List<ResourceCaptured> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Original before =
                    i == 0 ? null : RevisitReference.originalOf(chain.getLast()).orElseThrow();
            chain.add(
                    ResourceCaptured.at(new CaptureId(FILE, i * 1_000L))
                            .length(900)
                            .url("http://a.example/")
                            .urlkey("example,a)/")
                            .partitionKey("example,a")
                            .capturedAt(START.plusSeconds(i))
                            .writtenAt(START.plusSeconds(i))
                            .recordType(i == 0 ? RecordType.RESPONSE : RecordType.REVISIT)
                            .recordId("urn:uuid:" + new UUID(7, i))
                            .payloadDigest("sha1:X")
                            .revisitOf(before)
                            .crawlId(new UUID(0, 1))
                            .siteId(new UUID(0, 2))
                            .libraryId(new UUID(0, 3))
                            .workerId("worker-1")
                            .epoch(1)
                            .build());
        }
        return chain;
    }

    private String lines(List<ResourceCaptured> captures) {
        StringBuilder lines = new StringBuilder();
        for (ResourceCaptured capture : captures) {
            byte[] json = codec.encode(new JournalLine.Captured(capture));
            lines.append(new String(json, StandardCharsets.UTF_8)).append('\n');
        }
        return lines.toString();
    }
}
