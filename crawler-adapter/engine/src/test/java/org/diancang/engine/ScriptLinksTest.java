package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptLinksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/pieces.json",
                "/api/pieces",
                "/zwgk/",
                "data/rooms.json",
                "./rooms.json",
                "../zl/data/rooms.json",
                "rooms.json?year=2024&lang=zh",
                "http://museum.qinghe-culture.example:18081/api/note.json",
                "https://www.qinghe-gov.example/",
                "//cdn.qinghe-gov.example/lib.js",
                "/专题/水利.html",
                "图片/梯田.webp",
            })
    void whatIsWrittenAsAnAddressIsFollowed(String text) {
        assertThat(ScriptLinks.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "text/html",
                "application/json",
                "text/javascript",
                "div.news",
                "a.b.c",
                "1.25",
                "v2.0.1",
                ".json",
                "*.png",
                "/>",
                "/^[a-z]+$/",
                "</div>",
                "2024/10/01",
                "yyyy/MM/dd",
                "km/h",
                "and/or",
                "请输入关键词",
                "function(){return a.js}",
                "{{name}}.html",
                "images/${name}.svg",
                "javascript:void(0)",
                "mailto:office@qinghe-gov.example",
                "http://",
                "https://localhost",
            })
    void whatOnlyLooksLikeOneMakesNoRequest(String text) {
        assertThat(ScriptLinks.isAddress(text)).isFalse();
    }
}
