package org.diancang.samplesite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final Answer WHOLE = Answer.ok("video/webm", "0123456789".getBytes(US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, bytes 0-3/10",
        "bytes=4-, 456789, bytes 4-9/10",
        "bytes=-2, 89, bytes 8-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10",
        "bytes=8-999999999999999999, 89, bytes 8-9/10",
        "bytes=9-9, 9, bytes 9-9/10",
    })
    void aPartIsServedWithItsPlace(String range, String body, String place) {
        Answer part = ByteRange.of(WHOLE, range);
        assertThat(part.status()).isEqualTo(206);
        assertThat(new String(part.body(), US_ASCII)).isEqualTo(body);
        assertThat(part.headers())
                .containsEntry("Content-Range", place)
                .containsEntry("Accept-Ranges", "bytes")
                .containsEntry("Content-Type", "video/webm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
    void aPartThatIsNotThereIsRefusedWithTheLength(String range) {
        Answer refused = ByteRange.of(WHOLE, range);
        assertThat(refused.status()).isEqualTo(416);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.headers()).containsEntry("Content-Range", "bytes */10");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,4-5",
                "bytes=0-99999999999999999999999",
                "bytes=a-b",
                "bytes=0x1-2",
                "items=0-1",
                "bytes 0-1"
            })
    void whatIsNoSingleRangeGetsTheWhole(@Nullable String range) {
        Answer answer = ByteRange.of(WHOLE, range);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(WHOLE.body());
        assertThat(answer.headers()).containsEntry("Accept-Ranges", "bytes");
    }

    @Test
    void onlyASuccessHasParts() {
        assertThat(ByteRange.of(Answer.notFound(), "bytes=0-3").status()).isEqualTo(404);
        assertThat(ByteRange.of(Answer.redirect(301, "/"), "bytes=0-3").status()).isEqualTo(301);
    }

    @Test
    void anEmptyResourceHasNoPart() {
        Answer empty = Answer.ok("text/plain", new byte[0]);
        assertThat(ByteRange.of(empty, "bytes=0-").status()).isEqualTo(416);
        assertThat(ByteRange.of(empty, null).status()).isEqualTo(200);
    }
}
