package org.diancang.replay.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeRequestTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,0",
        "bytes=0-,0,99",
        "bytes=10-19,10,19",
        "BYTES=90-1000,90,99",
        "bytes=-1,99,99",
        "bytes=-1000,0,99",
        "bytes=99-,99,99",
        "bytes=5-99999999999999999999999999,5,99",
        "' bytes=1-2 ',1,2",
        "'bytes=,1-2',1,2"
    })
    void aRangeIsReadAgainstTheLength(String header, long first, long last) {
        assertThat(RangeRequest.parse(header, 100)).isEqualTo(new RangeRequest.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-"})
    void whatLiesBeyondIsUnsatisfiable(String header) {
        assertThat(RangeRequest.parse(header, 100)).isEqualTo(new RangeRequest.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=2-1",
                "bytes=1-2,4-5",
                "bytes=a-b",
                "bytes=-1-2",
                "bytes=1--2",
                "bytes=0x1-2",
                "lines=1-2",
                "bytes 1-2",
                "bytes=1 - 2",
                "bytes=\u0661-2"
            })
    void whatIsMalformedOrManifoldIsIgnored(String header) {
        assertThat(RangeRequest.parse(header, 100)).isEqualTo(new RangeRequest.Whole());
    }

    @Test
    void ofNothingThereIsNoRange() {
        assertThat(RangeRequest.parse("bytes=0-0", 0)).isEqualTo(new RangeRequest.Whole());
        assertThat(RangeRequest.parse("bytes=" + "9".repeat(100_000) + "-", 9))
                .isEqualTo(new RangeRequest.Whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes 1-0/9",
                "bytes 0-9/9",
                "bytes */9",
                "bytes 0-1",
                "bytes 1-2/x",
                "bytes=0-1/2",
                "items 0-1/2",
                "bytes 0-99999999999999999999/*"
            })
    void aRecordedPartThatIsNoneIsRefused(String header) {
        assertThat(RecordedPart.parse(header, OptionalLong.of(5))).isEmpty();
    }

    @Test
    void aRecordedPartEndsWhereTheRecordEnds() {
        RecordedPart part = RecordedPart.parse("bytes 10-19/100", OptionalLong.of(4)).orElseThrow();
        assertThat(part.last()).isEqualTo(13);
        assertThat(part.contentRange(10, 13)).isEqualTo("bytes 10-13/100");
        assertThat(part.isWhole()).isFalse();
        assertThat(RecordedPart.parse("bytes 0-9/10", OptionalLong.of(10)).orElseThrow().isWhole())
                .isTrue();
        assertThat(RecordedPart.parse("bytes 0-9/*", OptionalLong.of(10)).orElseThrow().isWhole())
                .isFalse();
    }
}
