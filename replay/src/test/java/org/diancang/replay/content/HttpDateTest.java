package org.diancang.replay.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpDateTest {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    @Test
    void datesAreWrittenAsAFormatterWritesThem() {
        Random random = new Random(20140506);
        long from = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextLong(from, to + 1), random.nextInt(1000));
            assertThat(HttpDate.of(at)).isEqualTo(FORM.format(at));
        }
        assertThat(HttpDate.of(Instant.parse("2026-05-31T08:00:00Z")))
                .isEqualTo("Sun, 31 May 2026 08:00:00 GMT");
    }
}
