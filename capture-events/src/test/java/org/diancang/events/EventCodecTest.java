package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "17",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "{\"type\":\"CrawlStarted\"",
                "{\"type\":\"NoSuchEvent\"}",
                "{\"type\":null}",
                "{\"type\":{\"$ref\":\"x\"}}",
                "{\"type\":\"java.lang.Object\"}",
                "{\"type\":\"CrawlStarted\",\"eventId\":\"not-a-uuid\"}",
                "{\"type\":\"CrawlStarted\"} trailing {",
                "\u0000\u0001\u0002",
                "<html></html>"
            })
    void whatIsNoEventIsMalformed(String text) {
        assertThatThrownBy(
                        () -> codec.decode(text.getBytes(StandardCharsets.UTF_8), CrawlEvent.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("not a CrawlEvent");
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aMessageThatContradictsItselfIsMalformed(String field, String value) {
        String json = json(capture().build());
        String broken = json.replaceFirst("\"" + field + "\":[^,}]+", "\"" + field + "\":" + value);
        assertThat(broken).isNotEqualTo(json);
        assertThatThrownBy(
                        () ->
                                codec.decode(
                                        broken.getBytes(StandardCharsets.UTF_8),
                                        ResourceCaptured.class))
                .isInstanceOf(MalformedEventException.class);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                        new String[] {"captureId", "\"other.warc.gz:7\""},
                        new String[] {"captureId", "\"no offset\""},
                        new String[] {"captureId", "\"a.warc.gz:-1\""},
                        new String[] {"captureId", "\"../a.warc.gz:7\""},
                        new String[] {"offset", "8"},
                        new String[] {"offset", "null"},
                        new String[] {"length", "0"},
                        new String[] {"length", "\"many\""},
                        new String[] {"status", "20"},
                        new String[] {"status", "2000"},
                        new String[] {"recordType", "\"request\""},
                        new String[] {"capturedAt", "\"yesterday\""},
                        new String[] {"epoch", "0"},
                        new String[] {"epoch", "99999999999"})
                .map(c -> Arguments.of(c[0], c[1]));
    }

    @Test
    void aHugeMessageIsMalformedWithoutBeingRead() {
        assertThatThrownBy(
                        () ->
                                codec.decode(
                                        new byte[EventCodec.MAX_BYTES + 1], ResourceCaptured.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aDeepMessageIsMalformedAndNoStackOverflows() {
        String deep = "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000);
        assertThatThrownBy(
                        () ->
                                codec.decode(
                                        deep.getBytes(StandardCharsets.UTF_8),
                                        ResourceCaptured.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] json = codec.encode(capture().build());
        String text =
                new String(json, StandardCharsets.ISO_8859_1).replace("http://a", "\u00e9http");
        assertThatThrownBy(
                        () ->
                                codec.decode(
                                        text.getBytes(StandardCharsets.ISO_8859_1),
                                        ResourceCaptured.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aMessageIsOneLine() {
        byte[] json = codec.encode(capture().url("http://a.example/\n\r\u2028").build());
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("\n", "\r");
    }

    @Test
    void anythingInAUrlSurvives() {
        ResourceCaptured capture =
                capture().url("http://a.example/\"\\\u0000\t中文\ud83d\udca9?<&>").build();
        assertThat(codec.decode(codec.encode(capture), ResourceCaptured.class)).isEqualTo(capture);
    }

    @Test
    void instantsKeepTheirNanoseconds() {
        Instant precise = Instant.parse("2026-11-24T03:15:12.042123456Z");
        ResourceCaptured capture = capture().writtenAt(precise).build();
        assertThat(codec.decode(codec.encode(capture), ResourceCaptured.class).writtenAt())
                .isEqualTo(precise);
    }

    @Test
    void absentFactsAreNotWritten() {
        assertThat(json(capture().build())).doesNotContain("null", "revisitOf", "status\":null");
    }

    @Test
    void whatIsWrittenSatisfiesTheSchema() {
        byte[] json = codec.encode(capture().build());
        assertThat(Contract.violations("resource-captured", Contract.JSON.readTree(json)))
                .isEmpty();
    }

    @Test
    void theBuilderNamesWhatIsMissing() {
        assertThatThrownBy(() -> ResourceCaptured.at(CaptureId.parse("a.warc.gz:7")).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.warc.gz:7 lacks url");
    }

    private String json(Object message) {
        return new String(codec.encode(message), StandardCharsets.UTF_8);
    }

    private static ResourceCaptured.Builder capture() {
        Instant at = Instant.parse("2026-11-24T03:15:12Z");
        return ResourceCaptured.at(new CaptureId("a.warc.gz", 7))
                .url("http://a.example/")
                .urlkey("example,a)/")
                .partitionKey("example,a")
                .capturedAt(at)
                .writtenAt(at)
                .recordType(RecordType.RESPONSE)
                .recordId("urn:uuid:00000000-0000-0000-0000-000000000001")
                .status(200)
                .length(99)
                .annotations(List.of())
                .crawlId(new UUID(0, 1))
                .siteId(new UUID(0, 2))
                .libraryId(new UUID(0, 3))
                .workerId("worker-1")
                .epoch(1);
    }
}
