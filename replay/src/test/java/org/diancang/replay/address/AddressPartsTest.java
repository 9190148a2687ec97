package org.diancang.replay.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of an address, read without patterns; patterns are what they are compared with. */
class AddressPartsTest {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    @Test
    void fourteenDigitsAreReadAsAFormatterReadsThem() {
        Random random = new Random(20140506);
        int dates = 0;
        for (int i = 0; i < 20_000; i++) {
            String digits =
                    "%04d%02d%02d%02d%02d%02d"
                            .formatted(
                                    random.nextInt(10_000),
                                    random.nextInt(14),
                                    random.nextInt(33),
                                    random.nextInt(26),
                                    random.nextInt(62),
                                    random.nextInt(62));
            Optional<Instant> read = Timestamp.parse(digits).map(Timestamp::instant);
            assertThat(read).as(digits).isEqualTo(formatted(digits));
            dates += read.isPresent() ? 1 : 0;
        }
        assertThat(dates).isBetween(10_000, 19_000);
    }

    private static Optional<Instant> formatted(String digits) {
        try {
            return Optional.of(LocalDateTime.parse(digits, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 20260101000000",
        "202605, 20260501000000",
        "20260531, 20260531000000",
        "2026053108, 20260531080000",
        "20240229235959, 20240229235959",
        "0, 00010101000000",
    })
    void whatIsLeftOutIsTheEarliestMoment(String digits, String full) {
        assertThat(Timestamp.parse(digits).map(Timestamp::digits)).contains(full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026a", "２０２６", "202605310800000", "-2026", "20230229", "00000000"})
    void whatIsNoDateIsNone(String digits) {
        assertThat(Timestamp.parse(digits)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/2026/http://a.cn/, 2026, NONE, http://a.cn/",
        "/20260531080000if_/http://a.cn/b, 20260531080000, FRAME, http://a.cn/b",
        "/2/a, 2, NONE, a",
        "/2id_/a, 2, RAW, a",
        "/2//a, 2, NONE, /a",
        "/2/if_/a, 2, NONE, if_/a",
    })
    void pathsAreTakenApart(String path, String timestamp, Modifier modifier, String url) {
        assertThat(ContentPath.parse(path, null))
                .contains(new ContentPath(timestamp, modifier, url));
        assertThat(ContentPath.parse(path, "q=/1/"))
                .get()
                .extracting("url")
                .isEqualTo(url + "?q=/1/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/2",
                "/2/",
                "2026/a",
                "/202605310800001/a",
                "/2if/a",
                "/2if_a",
                "/2if_/",
                "/2xx_/a",
                "/2IF_/a",
                "/a/b",
                "//2/a",
                "/２/a",
                "/2if_",
                "/2i",
                "/*/a"
            })
    void whatIsNoAddressIsNone(String path) {
        assertThat(ContentPath.parse(path, null)).isEmpty();
        assertThat(ContentPath.parse(path, "q=1").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.cn, http://a.cn",
        "https://A.cn/b?c#d, https://A.cn/b?c#d",
        "http:/a.cn/b, http://a.cn/b",
        "http:///a.cn/b, http://a.cn/b",
        "a.cn/b, http://a.cn/b",
        "HTTP://a.cn/, HTTP://a.cn/",
        "http://u:p@a.cn/, http://u:p@a.cn/",
        "http://a.cn:80/, http://a.cn:80/",
        "http://[::1]/, http://[::1]/",
        "http://a.cn?b, http://a.cn?b",
        "http://a.cn/ü, http://a.cn/%C3%BC",
        "http://a_b.cn/, http://a_b.cn/",
    })
    void urlsKeepTheirForm(String typed, String url) {
        assertThat(ArchivedUrl.parse(typed).map(ArchivedUrl::value)).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://",
                "https:///",
                "http://?a",
                "ftp://a.cn/",
                "data:,x",
                "http://:80/"
            })
    void whatIsNoUrlIsNone(String typed) {
        assertThat(ArchivedUrl.parse(typed)).isEmpty();
    }
}
