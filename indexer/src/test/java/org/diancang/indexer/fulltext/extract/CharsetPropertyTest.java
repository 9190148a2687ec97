package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, one character set is decided on, soon, and they can be read in it. */
class CharsetPropertyTest {
    @Property(tries = 500)
    void anyBytesAreDecidedOnAndRead(
            @ForAll byte[] page, @ForAll("headers") String header, @ForAll boolean markup) {
        CharsetDecision decision = CharsetDetector.detect(page, header, markup);

        assertThat(decision.reasons()).isNotEmpty().doesNotContainNull();
        assertThat(DecodedPage.of(page, 0, decision.charset()).length())
                .isLessThanOrEqualTo(page.length * 2);
    }

    @Property(tries = 300)
    void whatIsWellFormedIsReadAsJavaReadsIt(
            @ForAll String text, @ForAll("charsets") String charset) {
        byte[] bytes = text.getBytes(Charset.forName(charset));

        assertThat(DecodedPage.of(bytes, 0, Charset.forName(charset)).toString())
                .isEqualTo(new String(bytes, Charset.forName(charset)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x41, 0x80, 0x81, 0xB9, 0xE5, 0xFE, 0xFF})
    void megabytesOfOneByteTakeNoTime(int value) {
        byte[] page = new byte[32 << 20];
        Arrays.fill(page, (byte) value);
        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> CharsetDetector.detect(page, "charset=utf-8", true));
    }

    @Test
    void megabytesOfNoiseTakeNoTime() {
        byte[] page = new byte[32 << 20];
        new Random(7).nextBytes(page);
        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> CharsetDetector.detect(page, null, true));
    }

    @ParameterizedTest
    @CsvSource({
        "EUC-KR, 국립중앙도서관은 대한민국의 국가 도서관으로 국내에서 발간된 출판물을 수집하고 보존합니다. 이용 시간은 오전 아홉 시부터 오후 여섯 시까지이다",
        "Shift_JIS, 国立国会図書館は、日本の国会議員の調査研究、行政、ならびに日本国民のために奉仕する図書館である。またそのほかに",
        "windows-1252, La bibliothèque nationale est située à Pékin; elle a été fondée en mille neuf cent neuf et conserve des œuvres très précieuses",
        "UTF-8, Национальная библиотека Китая хранит более сорока миллионов книг",
        "windows-1251, Национальная библиотека Китая хранит более сорока миллионов книг и рукописей на многих языках",
    })
    void pagesInOtherLanguagesAreNotTakenForChinese(String encoded, String text) {
        byte[] page = ("<p>" + text + "</p>").getBytes(Charset.forName(encoded));

        assertThat(DecodedPage.of(page, 0, CharsetDetector.detect(page, null, true).charset()))
                .asString()
                .contains(text);
        assertThat(
                        DecodedPage.of(
                                page,
                                0,
                                CharsetDetector.detect(page, "text/html; charset=" + encoded, true)
                                        .charset()))
                .asString()
                .contains(text);
    }

    @Test
    void halfACharacterLeavesTheTagBehindItWhole() {
        byte[] page = "<p>国x</p>".getBytes(Charset.forName("GBK"));
        byte[] torn = new String(page, ISO_8859_1).replace("x", "\u00b9").getBytes(ISO_8859_1);

        assertThat(DecodedPage.of(torn, 0, CharsetLabel.GB18030).toString())
                .isEqualTo("<p>国\uFFFD</p>");
        assertThat(DecodedPage.of("a".getBytes(UTF_8), 1, UTF_8).toString()).isEmpty();
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of(
                "",
                "text/html",
                "text/html; charset=gbk",
                "text/html; charset=utf-8",
                "text/html; charset=utf-16",
                "text/html; charset=iso-2022-jp",
                "charset=x\u0000");
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "GB18030", "Big5-HKSCS", "UTF-16LE", "windows-1252");
    }
}
