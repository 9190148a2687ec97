package org.diancang.replay.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteCommandTest {
    private static final Charset GBK = Charset.forName("GBK");

    private record Run(int exitCode, byte[] out, String err) {}

    @Test
    void aPageIsRewrittenInItsOwnEncoding() {
        Run run =
                run(
                        "<a href=\"/搜?词=湿地\">湿地</a>".getBytes(GBK),
                        "--url=http://example.com/a/",
                        "--timestamp=20261109",
                        "--type=text/html; charset=gb2312");

        assertThat(new String(run.out, GBK))
                .isEqualTo(
                        "<a href=\"/20261109000000/http://example.com/%E6%90%9C?%B4%CA=%CA%AA%B5%D8\">湿地</a>");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void aPrefixStandsBeforeTheDate() {
        Run run =
                run(
                        "a{background:url(b.png)}".getBytes(StandardCharsets.UTF_8),
                        "--url=http://example.com/a/",
                        "--timestamp=20261109063009",
                        "--type=text/css",
                        "--prefix=/web/");

        assertThat(new String(run.out, StandardCharsets.UTF_8))
                .isEqualTo("a{background:url(/web/20261109063009im_/http://example.com/a/b.png)}");
    }

    @Test
    void whatIsNotRewrittenComesOutAsItWentIn() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '<', 'a', 0, (byte) 0xff};

        assertThat(
                        run(
                                        picture,
                                        "--url=http://example.com/a.png",
                                        "--timestamp=2026",
                                        "--type=image/png")
                                .out)
                .isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({
        "--url=javascript:1,--timestamp=2026,--as=,--url",
        "--url=http://a/,--timestamp=2026x,--as=,--timestamp",
        "--url=http://a/,--timestamp=2026,--as=xx_,--as"
    })
    void aValueThatIsNoneIsNamed(String url, String timestamp, String as, String named) {
        Run run = run(new byte[0], url, timestamp, as, "--type=text/html");

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).contains(named + ": '").doesNotContain("Exception");
    }

    private static Run run(byte[] in, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[options.length + 1];
        words[0] = "rewrite";
        System.arraycopy(options, 0, words, 1, options.length);
        int code =
                ReplayTool.run(
                        new ByteArrayInputStream(in),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        words);
        return new Run(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
