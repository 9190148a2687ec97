package org.diancang.indexer.cdx.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarQuestionTest {
    private static CalendarQuestion asked(String name, String... values) {
        Map<String, String[]> parameters = new HashMap<>();
        parameters.put("url", new String[] {"http://www.example.cn/a"});
        parameters.put(name, values);
        return CalendarQuestion.of(parameters);
    }

    @Test
    void withoutChoiceTheLatestIsMeant() {
        CalendarQuestion question = asked("at", "");
        assertThat(question.url().urlkey()).isEqualTo("cn,example)/a");
        assertThat(question.digits()).isEmpty();
        assertThat(question.until()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSecondIsOneOfTheZone() {
        Map<String, String[]> parameters = new HashMap<>();
        parameters.put("url", new String[] {"example.cn"});
        parameters.put("at", new String[] {"20260504073000"});
        parameters.put("zone", new String[] {"Asia/Shanghai"});
        CalendarQuestion question = CalendarQuestion.of(parameters);
        assertThat(question.until()).isEqualTo(20_260_503_233_000L);
        assertThat(question.digits()).isEqualTo("20260504");
        assertThat(question.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(question.fits(LocalDate.of(2026, 5, 4))).isEqualTo(8);
        assertThat(question.fits(LocalDate.of(2026, 5, 5))).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "at;2026-05-04",
                "at;20261399000000",
                "at;٢٠٢٦",
                "at;999999999999999999",
                "zone;Mars/Olympus",
                "zone;../../etc/passwd",
                "zone;+99:00",
                "collection;a b",
                "collection;../x",
                "url;",
                "limit;1000000000"
            })
    void whatCannotBeUnderstoodIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> asked(name, value == null ? "" : value))
                .isInstanceOfSatisfying(
                        InvalidCdxQueryException.class,
                        e -> assertThat(e.parameter()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "zone", "url", "collection"})
    void whatIsSaidTwiceIsRefused(String name) {
        assertThatThrownBy(() -> asked(name, "a", "b"))
                .isInstanceOfSatisfying(
                        InvalidCdxQueryException.class,
                        e -> assertThat(e.parameter()).isEqualTo(name));
    }

    @Test
    void aUrlLongerThanAnyIsRefused() {
        assertThatThrownBy(() -> asked("url", "http://a.cn/" + "x".repeat(70_000)))
                .isInstanceOf(InvalidCdxQueryException.class);
    }
}
