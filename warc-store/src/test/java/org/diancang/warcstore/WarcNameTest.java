package org.diancang.warcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarcNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz",
                "SCAB1234567-c1234567-e12-20261124031500123-123456.warc",
                "LJ0031-c00017-i3-0123456789abcdef.arc.gz",
                "LJ0031-c00017-i3-0123456789abcdef.warc"
            })
    void readsTheFormsThatTheArchiveWrites(String name) {
        assertThat(WarcName.isValid(name)).isTrue();
        assertThat(WarcName.parse(name)).hasToString(name);
    }

    @Test
    void namesTheFolderOfItsCrawl() {
        WarcName name = WarcName.parse("LJ0031-c00017-e1-20261124031500123-00000.warc.gz");
        assertThat(name.siteNo()).isEqualTo("LJ0031");
        assertThat(name.crawlNo()).isEqualTo("c00017");
        assertThat(name.value()).startsWith(WarcName.prefix("LJ0031", "c00017", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/etc/passwd",
                "../LJ0031-c00017-e1-20261124031500123-00000.warc.gz",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz/..",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz\n",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz\u0000.txt",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz.open",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz.torn",
                "lj0031-c00017-e1-20261124031500123-00000.warc.gz",
                "LJ0031-c00017-e1-20261124031500123-00000.zip",
                "LJ0031-c00017-e1-2026-00000.warc.gz",
                "LJ\u0660\u0660\u0663\u0661-c00017-e1-20261124031500123-00000.warc.gz",
                "LJ0031\\c00017-e1-20261124031500123-00000.warc.gz",
                "open/LJ0031-c00017-e1-20261124031500123-00000.warc.gz"
            })
    void refusesWhatCouldLeadElsewhere(String name) {
        assertThat(WarcName.isValid(name)).isFalse();
        assertThatThrownBy(() -> WarcName.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEndlessNameInOneShortSentence() {
        String endless = "LJ0031-c00017-e" + "1".repeat(1_000_000) + "x";
        assertThatThrownBy(() -> WarcName.parse(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void cannotBeMadeWithoutBeingRead() {
        assertThatThrownBy(() -> new WarcName("../../x", "..", ".."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new WarcName(
                                        "LJ0031-c00017-e1-20261124031500123-00000.warc.gz",
                                        "LJ0032",
                                        "c00017"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
