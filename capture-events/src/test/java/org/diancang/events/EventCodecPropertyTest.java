package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a web server made of a capture's texts, the message says it again. */
class EventCodecPropertyTest {
    private final EventCodec codec = new EventCodec();

    @Property(tries = 200)
    void aCaptureSurvivesTheJourney(@ForAll("captures") ResourceCaptured capture) {
        byte[] json = codec.encode(capture);

        assertThat(codec.decode(json, ResourceCaptured.class)).isEqualTo(capture);
        assertThat(codec.encode(codec.decode(json, ResourceCaptured.class))).isEqualTo(json);
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("\n", "\r");
    }

    @Property(tries = 200)
    void aDamagedMessageIsMalformedOrAMessage(
            @ForAll("captures") ResourceCaptured capture, @ForAll int place, @ForAll byte damage) {
        byte[] json = codec.encode(capture);
        json[Math.floorMod(place, json.length)] = damage;

        assertDecodesOrIsMalformed(json);
        assertDecodesOrIsMalformed(Arrays.copyOf(json, Math.floorMod(place, json.length)));
    }

    @Property(tries = 200)
    void anyBytesAreMalformedOrAMessage(@ForAll byte[] bytes) {
        assertDecodesOrIsMalformed(bytes);
    }

    /** The one exception that consumers are ready for. */
    private void assertDecodesOrIsMalformed(byte[] bytes) {
        for (Class<?> type :
                List.of(
                        ResourceCaptured.class,
                        CrawlEvent.class,
                        CrawlCommand.class,
                        WarcFileSealed.class,
                        CaptureRemoved.class,
                        WorkerHeartbeat.class,
                        AccessRule.class,
                        AccessPolicy.class)) {
            try {
                assertThat(codec.decode(bytes, type)).isNotNull();
            } catch (MalformedEventException e) {
                assertThat(e).hasMessageStartingWith("not a " + type.getSimpleName());
            }
        }
    }

    @Provide
    Arbitrary<ResourceCaptured> captures() {
        // All of Unicode but for surrogates alone, which are no text and can't be written as UTF-8.
        Arbitrary<String> texts =
                Arbitraries.strings()
                        .withCharRange('\u0000', '\ud7ff')
                        .withCharRange('\ue000', '\uffff')
                        .ofMaxLength(40);
        Arbitrary<Instant> instants =
                Combinators.combine(
                                Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond);
        Arbitrary<ResourceCaptured.Builder> facts =
                Combinators.combine(
                                Arbitraries.longs().between(0, Long.MAX_VALUE),
                                Arbitraries.of(RecordType.class),
                                Arbitraries.integers().between(100, 999).injectNull(0.2),
                                Arbitraries.longs().between(1, Long.MAX_VALUE),
                                Arbitraries.longs().injectNull(0.2),
                                instants,
                                instants)
                        .as(EventCodecPropertyTest::facts);
        return Combinators.combine(
                        facts,
                        texts,
                        texts.injectNull(0.3),
                        texts.injectNull(0.3),
                        texts.list().ofMaxSize(3))
                .as(
                        (builder, url, served, via, annotations) ->
                                builder.url(url)
                                        .servedType(served)
                                        .via(via)
                                        .redirectTo(served)
                                        .annotations(annotations)
                                        .build());
    }

    private static ResourceCaptured.Builder facts(
            long offset,
            RecordType type,
            Integer status,
            long length,
            Long payloadLength,
            Instant captured,
            Instant written) {
        return ResourceCaptured.at(new CaptureId("a.warc.gz", offset))
                .urlkey("example,a)/")
                .partitionKey("example,a")
                .capturedAt(captured)
                .writtenAt(written)
                .recordType(type)
                .recordId("urn:uuid:" + new UUID(0, offset))
                .status(status)
                .length(length)
                .payloadLength(payloadLength)
                .revisitOf(
                        type == RecordType.REVISIT
                                ? new Original("b.warc.gz", offset, "http://b.example/", captured)
                                : null)
                .crawlId(new UUID(0, 1))
                .siteId(new UUID(0, 2))
                .libraryId(new UUID(0, 3))
                .workerId("worker-1")
                .epoch(1);
    }
}
