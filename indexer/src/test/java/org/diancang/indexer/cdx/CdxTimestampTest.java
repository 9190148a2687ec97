package org.diancang.indexer.cdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdxTimestampTest {
    @ParameterizedTest
    @CsvSource({
        "2, 2000-01-01T00:00:00Z",
        "2024, 2024-01-01T00:00:00Z",
        "202402, 2024-02-01T00:00:00Z",
        "20240229123456, 2024-02-29T12:34:56Z",
        "20240231, 2024-02-29T00:00:00Z",
        "20231399, 2023-12-31T00:00:00Z",
        "20240100, 2024-01-01T00:00:00Z",
        "99999999999999, 9999-12-31T23:59:59Z",
        "00000000000000, 0000-01-01T00:00:00Z",
    })
    void theBeginningOfATimestampMeansItsEarliestInstant(String digits, Instant instant) {
        assertThat(CdxTimestamp.earliest(digits)).isEqualTo(instant);
    }

    @Test
    void aFractionOfASecondIsCutOff() {
        assertThat(CdxTimestamp.of(Instant.parse("2024-02-29T12:34:56.999999Z")))
                .isEqualTo("20240229123456");
    }

    @Test
    void aYearOfFiveDigitsIsRefused() {
        assertThatThrownBy(() -> CdxTimestamp.of(Instant.parse("+12024-02-29T12:34:56Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12024");
    }
}
