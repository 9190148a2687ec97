package org.diancang.replay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolatileParameterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_=1",
                "t=1731139809",
                "ts=1731139809000",
                "x=0.8230918230981",
                "whatever=1731139809000",
                "1731139809000",
                "callback=jQuery1110_1731139809000",
                "JSESSIONID=ABC",
                "utm_campaign=spring",
                "v=0123456789abcdef"
            })
    void whatChangesWithEachRequest(String parameter) {
        assertThat(VolatileParameter.is(parameter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id=1731139809",
                "isbn=9787020002207",
                "page=2",
                "t=2024",
                "v=3",
                "date=20241109",
                "x=0.5",
                "r=beijing",
                "time=12:30",
                "__wb_method=POST"
            })
    void whatMeansSomething(String parameter) {
        assertThat(VolatileParameter.is(parameter)).isFalse();
    }
}
