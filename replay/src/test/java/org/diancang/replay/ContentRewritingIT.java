package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class ContentRewritingIT {
    private static final String HOME = "http://rewriting.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    ContentRewritingIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void stylesAndScriptsAreServedAsWhatTheyAre() throws IOException {
        replay.archive()
                .capture(
                        HOME + "a.css",
                        AT,
                        200,
                        utf8("a{background:url(/b.png)}"),
                        "Content-Type",
                        "text/css");
        replay.archive()
                .capture(
                        HOME + "a.js",
                        AT,
                        200,
                        utf8("var a='<a href=\"/x\">'"),
                        "Content-Type",
                        "text/html");
        assertThat(replay.content("/20261109063009cs_/" + HOME + "a.css").text())
                .contains("url(/20261109063009im_/" + HOME + "b.png)");
        assertThat(replay.content("/20261109063009js_/" + HOME + "a.js").text())
                .isEqualTo("var a='<a href=\"/x\">'");
        assertThat(replay.content("/_dc/shim.js").text()).contains("http://reader.localhost:8081");
    }

    @Test
    void whatScriptsImportLeadsIntoTheArchive() throws IOException {
        replay.archive()
                .capture(
                        HOME + "m.js",
                        AT,
                        200,
                        utf8("import a from '/a.js'; // 清浦\nimport('http://cdn.example/b.js')"),
                        "Content-Type",
                        "application/javascript");
        var answer = replay.content("/20261109063009js_/" + HOME + "m.js");
        assertThat(answer.text())
                .isEqualTo(
                        "import a from '/20261109063009js_/"
                                + HOME
                                + "a.js'; // 清浦\n"
                                + "import('/20261109063009js_/http://cdn.example/b.js')");
        assertThat(replay.content("/20261109063009id_/" + HOME + "m.js").text())
                .startsWith("import a from '/a.js'");
    }

    @Test
    void sheetsThatImportEachOtherComeOneByOne() throws IOException {
        for (String[] pair : new String[][] {{"l1.css", "l2.css"}, {"l2.css", "l1.css"}}) {
            replay.archive()
                    .capture(
                            HOME + pair[0],
                            AT,
                            200,
                            utf8("@import url(" + pair[1] + ") layer(x) screen;"),
                            "Content-Type",
                            "text/css");
        }
        assertThat(replay.content("/20261109063009cs_/" + HOME + "l1.css").text())
                .isEqualTo("@import url(/20261109063009cs_/" + HOME + "l2.css) layer(x) screen;");
        assertThat(replay.content("/20261109063009cs_/" + HOME + "l2.css").text())
                .contains("l1.css");
    }

    @Test
    void aPlaylistLeadsIntoTheArchive() throws IOException {
        replay.archive()
                .capture(
                        HOME + "film.m3u8",
                        AT,
                        200,
                        utf8("#EXTM3U\r\nhttp://cdn.example/1.ts\r\n2.ts\r\n"),
                        "Content-Type",
                        "application/vnd.apple.mpegurl");
        var answer = replay.content("/20261109063009im_/" + HOME + "film.m3u8");
        assertThat(answer.text())
                .isEqualTo("#EXTM3U\r\n/20261109063009im_/http://cdn.example/1.ts\r\n2.ts\r\n");
        assertThat(answer.header("Content-Type")).contains("application/vnd.apple.mpegurl");
    }

    @Test
    void dataStayAsTheyAre() throws IOException {
        String json = "{\"url\":\"http://cdn.example/\"}";
        replay.archive()
                .capture(HOME + "d.json", AT, 200, utf8(json), "Content-Type", "application/json");
        assertThat(replay.content("/20261109063009/" + HOME + "d.json").text()).isEqualTo(json);
    }
}
