package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedReplay.class)
class CharacterSetIT {
    private static final String HOME = "http://characters.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    CharacterSetIT(RunningReplay replay) {
        this.replay = replay;
    }

    @ParameterizedTest
    @CsvSource({
        "gbk,text/html,gb2312",
        "GBK,text/html; charset=gb2312,''",
        "GB18030,text/html,''",
        "GBK,text/html; charset=utf-8,gbk",
        "GBK,text/html; charset=ISO-8859-1,gb2312"
    })
    void chinesePagesComeInTheirOwnBytesRightlyLabelled(String charset, String header, String meta)
            throws IOException {
        String url = HOME + "zh-" + UUID.randomUUID();
        String html =
                "<html><head>"
                        + (meta.isEmpty()
                                ? ""
                                : "<meta http-equiv=content-type content='text/html; charset="
                                        + meta
                                        + "'>")
                        + "</head><body>清浦县镕鸟<a href=\"/搜?词=湿地\">湿地</a></body></html>";
        byte[] bytes = html.getBytes(Charset.forName(charset));
        replay.archive().capture(url, AT, 200, bytes, "Content-Type", header);
        var answer = replay.content("/20261109063009if_/" + url);
        assertThat(answer.header("Content-Type").orElseThrow().toLowerCase())
                .contains("charset=gb18030");
        assertThat(answer.text(Charset.forName("GB18030")))
                .contains("清浦县镕鸟<a href=")
                .contains("/%E6%90%9C?%B4%CA=%CA%AA%B5%D8\">湿地</a>");
    }

    @Test
    void pagesInUtf16AreReadable() throws IOException {
        replay.archive()
                .capture(
                        HOME + "u16",
                        AT,
                        200,
                        ("\ufeff<p>清浦<img src=/x>").getBytes(StandardCharsets.UTF_16LE),
                        "Content-Type",
                        "text/html");
        var answer = replay.content("/20261109063009/" + HOME + "u16");
        assertThat(answer.header("Content-Type").orElseThrow().toLowerCase())
                .contains("charset=utf-8");
        assertThat(answer.text()).contains("<p>清浦<img src=/20261109063009im_/");
    }
}
