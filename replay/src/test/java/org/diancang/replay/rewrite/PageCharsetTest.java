package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCharsetTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @ParameterizedTest
    @ValueSource(strings = {"gb2312", "GBK", "gb_2312-80", "chinese", "csGB2312", "iso-ir-58"})
    void everyLabelThatBrowsersTakeForGbkIsReadAsGb18030(String label) {
        // Without a character that would tell the encoding by itself.
        byte[] page = ("<meta charset=" + label + "><p>See overleaf").getBytes(GB18030);

        assertThat(PageCharset.detect(page, Optional.empty()).charset()).isEqualTo(GB18030);
        assertThat(
                        PageCharset.detect(
                                        "See overleaf".getBytes(GB18030),
                                        Optional.of("text/html; charset=" + label))
                                .charset())
                .isEqualTo(GB18030);
    }

    @Test
    void aLabelThatNobodyKnowsIsPassedOver() {
        byte[] page = "<meta charset=\"no such thing\"><p>国家图书馆".getBytes(StandardCharsets.UTF_8);

        assertThat(PageCharset.detect(page, Optional.of("text/html; charset=\u0000")).charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }
}
