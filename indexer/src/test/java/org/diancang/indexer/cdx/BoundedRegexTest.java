package org.diancang.indexer.cdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedRegexTest {
    @ParameterizedTest
    @CsvSource({
        "200, true, true, true",
        "20, false, true, true",
        "00, false, true, false",
        "^2.., true, true, true",
        "0$, false, true, false",
        "4, false, false, false",
        "'', false, true, true",
    })
    void matchesTheWholeSomewhereOrTheBeginning(
            String regex, boolean whole, boolean somewhere, boolean beginning) throws Exception {
        BoundedRegex compiled = BoundedRegex.compile(regex);

        assertThat(compiled.matches("200")).isEqualTo(whole);
        assertThat(compiled.find("200")).isEqualTo(somewhere);
        assertThat(compiled.lookingAt("200")).isEqualTo(beginning);
    }

    @Test
    void aDotStandsForALineBreakToo() throws Exception {
        assertThat(BoundedRegex.compile("a.b").matches("a\nb")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(|can't be read",
                "(?=2)|can't be read",
                "(.)\\1|can't be read",
                "((((a{100}){100}){100}){100})|is too large",
                "(abcdefghij){200}|is too large",
            })
    @Timeout(2)
    void whatCostsTooMuchOrCannotBeReadIsRefusedWithTheReason(String regex, String reason) {
        assertThatThrownBy(() -> BoundedRegex.compile(regex))
                .isInstanceOf(BoundedRegex.RefusedException.class)
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> BoundedRegex.compile("a".repeat(501)))
                .hasMessageContaining("500 characters");
    }
}
