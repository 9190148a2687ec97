package org.diancang.orchestrator.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeskFormatTest {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Instant AT = Instant.parse("2026-11-23T06:05:32Z");
    private final DeskFormat chinese = new DeskFormat(Locale.forLanguageTag("zh-CN"), BEIJING);
    private final DeskFormat english = new DeskFormat(Locale.ENGLISH, BEIJING);

    @Test
    void datesAreWrittenInBeijingTime() {
        assertThat(chinese.dateTime(AT)).isEqualTo("2026年11月23日 14:05");
        assertThat(chinese.day(AT)).isEqualTo("2026年11月23日 星期一");
        assertThat(chinese.stamp(AT)).isEqualTo("2026-11-23 14:05");
        assertThat(english.dateTime(AT)).isEqualTo("23 Nov 2026, 14:05");
    }

    @Test
    void whatThereIsNoneOfIsADash() {
        assertThat(chinese.stamp(null)).isEqualTo("—");
    }

    @Test
    void figuresFromTenWanOnAreRounded() {
        assertThat(chinese.count(99_999)).isEqualTo("99,999");
        assertThat(chinese.count(128_402)).isEqualTo("12.8 万");
        assertThat(english.count(128_402)).isEqualTo("128,402");
        assertThat(chinese.exact(128_402)).isEqualTo("128,402");
    }

    @Test
    void sizesGoBy1024() {
        assertThat(chinese.bytes(0)).isEqualTo("0 B");
        assertThat(chinese.bytes(86_221)).isEqualTo("84.2 KB");
        assertThat(chinese.bytes(1_524_713_390)).isEqualTo("1.42 GB");
    }

    @Test
    void durationsNameTheirUnits() {
        assertThat(chinese.duration(Duration.ofSeconds(42))).isEqualTo("42 秒");
        assertThat(chinese.duration(Duration.ofMinutes(185))).isEqualTo("3 小时 5 分钟");
        assertThat(english.duration(Duration.ofMinutes(50))).isEqualTo("50 min");
    }
}
