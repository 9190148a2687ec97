package org.diancang.indexer.fulltext.extract.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {
    private static Block read(String text) {
        char[] around = ("；" + text + "版权所有").toCharArray();
        return Block.of(around, 1, 1 + text.length(), 0, 0, /* heading= */ false, Zone.UNTOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICP备",
                "公网安备",
                "版权所有",
                "opyright",
                "COPYRIGHT",
                "网站标识码",
                "主办单位",
                "承办单位",
                "技术支持",
                "网站地图",
                "浏览器",
                "分辨率",
                "友情链接"
            })
    void whatStandsAtTheFootOfPagesIsFoundWhereverItStands(String imprint) {
        for (String text : new String[] {imprint, "湿河市 " + imprint, "公版 " + imprint + "：甲"}) {
            assertThat(read(text).isImprint()).as(text).isTrue();
            assertThat(read(text).isAside()).as(text).isTrue();
        }
        String cut = imprint.substring(0, imprint.length() - 1);
        assertThat(read(cut).isImprint()).as(cut).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"甲，乙", "甲。", "甲；乙", "甲！", "甲？乙", "A b. C", "a, b", "a; b"})
    void sentencesHaveTheirMarks(String text) {
        assertThat(read(text).hasSentences()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"甲、乙", "a.b", "3,000", "x.", "甲：乙", "公版网主承技浏分友"})
    void otherMarksMakeNoSentence(String text) {
        assertThat(read(text).hasSentences()).isFalse();
        assertThat(read(text).isImprint()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"当前位置：首页", "您现在的位置: 首页 > 新闻", "首页 > 新闻 > 通知"})
    void pathsAreAside(String text) {
        assertThat(read(text).isAside()).isTrue();
    }
}
