package org.diancang.indexer.cdx.pywb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
    /** What Python 3.11 prints. */
    @ParameterizedTest
    @CsvSource({
        "1e16, 1e+16",
        "123456789012345.0, 123456789012345.0",
        "1e15, 1000000000000000.0",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.5e300, 1.5e+300",
        "-2.5, -2.5",
        "1e22, 1e+22",
        "1e-300, 1e-300",
        "0.1, 0.1",
        "100.0, 100.0",
        "-0.0, -0.0",
        "1234567.875, 1234567.875",
        "9007199254740993.0, 9007199254740992.0",
        "-1.25e-10, -1.25e-10"
    })
    void aNumberHasTheTextThatPythonGivesIt(double number, String text) {
        assertThat(PythonText.of(number)).isEqualTo(text);
    }
}
