package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetDetectorTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final String SIMPLIFIED = "国家图书馆是国家总书库，国家书目中心，国家古籍保护中心。馆藏文献超过四千万册件。";
    private static final String TRADITIONAL = "國家圖書館是國家總書庫，典藏文獻超過四千萬冊。臺灣與香港的網頁多以大五碼書寫。";

    @Test
    void aByteOrderMarkWinsOverEverything() {
        byte[] page =
                concat(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "国".getBytes(UTF_8));
        assertThat(charset(page, "text/html; charset=gbk", true)).isEqualTo(UTF_8);
        byte[] little = concat(new byte[] {(byte) 0xFF, (byte) 0xFE}, "国".getBytes(UTF_16LE));
        assertThat(charset(little, "text/html; charset=gbk", true)).isEqualTo(UTF_16LE);
        byte[] big = concat(new byte[] {(byte) 0xFE, (byte) 0xFF}, "国".getBytes(UTF_16BE));
        assertThat(charset(big, null, false)).isEqualTo(UTF_16BE);
    }

    @Test
    void theHeaderWinsOverThePage() {
        byte[] page = ("<meta charset=utf-8>" + SIMPLIFIED).getBytes(GB18030);
        assertThat(charset(page, "text/html; charset=gb2312", true)).isEqualTo(GB18030);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html;charset=GBK",
                "text/html; Charset = \"gb2312\"",
                "text/html; charset='gb18030'",
                "text/html; a=b; charset=x-gbk; c=d",
            })
    void theHeadersParameterIsReadHoweverItIsWritten(String header) {
        assertThat(charset(SIMPLIFIED.getBytes(GB18030), header, true)).isEqualTo(GB18030);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset=gb2312>",
                "<META CHARSET=\"GBK\" />",
                "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>",
                "<meta content=\"text/html;charset=gb_2312-80\" http-equiv=\"content-type\">",
                "<?xml version=\"1.0\" encoding=\"gbk\"?>",
                "<!-- <meta charset=utf-8> --><meta charset=gbk>",
                "<meta charset=no-such-thing><meta charset=gbk>",
            })
    void thePagesDeclarationIsReadHoweverItIsWritten(String declaration) {
        byte[] page = (declaration + "<title>馆</title>").getBytes(GB18030);
        assertThat(charset(page, "text/html", true)).isEqualTo(GB18030);
    }

    @Test
    void aDeclarationAfterTheFirst1024BytesIsNone() {
        byte[] late = (" ".repeat(1024) + "<meta charset=big5>plain").getBytes(ISO_8859_1);
        assertThat(charset(late, null, true)).isEqualTo(UTF_8);
        byte[] early = (" ".repeat(900) + "<meta charset=big5>plain").getBytes(ISO_8859_1);
        assertThat(charset(early, null, true)).isEqualTo(BIG5);
    }

    @Test
    void plainTextDeclaresNothing() {
        byte[] text = "<meta charset=big5> is how one declares it".getBytes(UTF_8);
        assertThat(charset(text, null, false)).isEqualTo(UTF_8);
    }

    @Test
    void aDeclarationThatTheBytesContradictIsPassedOver() {
        byte[] gbk = ("<meta charset=utf-8>" + SIMPLIFIED.repeat(5)).getBytes(GB18030);
        assertThat(charset(gbk, "text/html; charset=utf-8", true)).isEqualTo(GB18030);
        byte[] utf8 = SIMPLIFIED.repeat(5).getBytes(UTF_8);
        assertThat(charset(utf8, "text/html; charset=iso-8859-1", true)).isEqualTo(UTF_8);
    }

    @Test
    void aSlipInALongPageDoesNotContradictItsDeclaration() {
        byte[] page = SIMPLIFIED.repeat(50).getBytes(UTF_8);
        page[300] = (byte) 0xFF;
        assertThat(charset(page, "text/html; charset=utf-8", true)).isEqualTo(UTF_8);
    }

    @Test
    void undeclaredPagesAreRecognised() {
        assertThat(charset(SIMPLIFIED.repeat(9).getBytes(UTF_8), null, true)).isEqualTo(UTF_8);
        assertThat(charset(SIMPLIFIED.repeat(9).getBytes(GB18030), null, true)).isEqualTo(GB18030);
        assertThat(charset(TRADITIONAL.repeat(9).getBytes(BIG5), null, true)).isEqualTo(BIG5);
    }

    @Test
    void aSampleThatEndsWithinACharacterIsStillRecognised() {
        String text = "a" + "国".repeat(CharsetDetector.SAMPLE_BYTES);
        assertThat(charset(text.getBytes(UTF_8), null, true)).isEqualTo(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312, GB18030",
        "GBK, GB18030",
        "csgb2312, GB18030",
        "euc-cn, GB18030",
        "big5, Big5-HKSCS",
        "x-x-big5, Big5-HKSCS",
        "latin1, windows-1252",
        "us-ascii, windows-1252",
        "UTF8, UTF-8",
        "shift_jis, windows-31j",
        "koi8-r, KOI8-R",
    })
    void labelsMeanWhatBrowsersTakeThemFor(String label, String charset) {
        assertThat(CharsetLabel.charset(label)).contains(Charset.forName(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "utf-7", "no such", "x\u0000y", "../../etc", "国家"})
    void labelsThatMeanNothingAreNone(String label) {
        assertThat(CharsetLabel.charset(label)).isEmpty();
    }

    @Test
    void gb18030ReadsWhatGb2312CannotWrite() {
        byte[] page = "<meta charset=gb2312>朱镕基 㐂 𠀀".getBytes(GB18030);
        Charset charset = charset(page, null, true);
        assertThat(new String(page, charset)).contains("朱镕基 㐂 𠀀");
    }

    @Test
    void hostileBytesAndHeadersGetSomeAnswer() {
        Random random = new Random(20261124);
        String[] headers = {
            null,
            "",
            ";;;charset=",
            "charset=charset=charset=",
            "text/html; charset=" + "x".repeat(9999)
        };
        for (int i = 0; i < 2_000; i++) {
            byte[] page = new byte[random.nextInt(3_000)];
            random.nextBytes(page);
            if (i % 3 == 0) {
                byte[] start = "<meta charset=".getBytes(ISO_8859_1);
                System.arraycopy(start, 0, page, 0, Math.min(start.length, page.length));
            }
            String header = headers[i % headers.length];
            assertThatCode(() -> charset(page, header, true)).doesNotThrowAnyException();
        }
        assertThat(charset(new byte[0], null, true)).isEqualTo(UTF_8);
    }

    private static Charset charset(byte[] page, @Nullable String header, boolean markup) {
        return CharsetDetector.detect(page, header, markup).charset();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return Arrays.copyOf(both.toByteArray(), both.size());
    }
}
