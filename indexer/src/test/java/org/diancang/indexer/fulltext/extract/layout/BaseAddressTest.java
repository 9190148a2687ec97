package org.diancang.indexer.fulltext.extract.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://a.cn/b/c.html, d.gif, http://a.cn/b/d.gif",
        "http://a.cn/b/c.html, /d/e.gif, http://a.cn/d/e.gif",
        "http://a.cn/b/c.html, ../e.gif, http://a.cn/e.gif",
        "http://a.cn/b/c.html, ./e.gif, http://a.cn/b/e.gif",
        "http://a.cn/b/c.html, //b.cn/e.gif, http://b.cn/e.gif",
        "http://a.cn/b/../c.html, e.gif, http://a.cn/e.gif",
        "http://a.cn/b/?q=/x/y, e.gif, http://a.cn/b/e.gif",
        "http://a.cn/b/c.html, https://b.cn/e.gif, https://b.cn/e.gif",
        "http://a.cn:8080/b/c.html, e.gif?x=1, http://a.cn:8080/b/e.gif?x=1",
        "http://a.cn, e.gif, http://a.cn/e.gif",
    })
    void addressesAreReadAsBrowsersDo(String base, String written, String url) {
        assertThat(new BaseAddress(base).resolve(written)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"'', d.gif", "about:blank, d.gif", "http, /d.gif"})
    void nothingIsRelativeToNoAddress(String base, String written) {
        assertThat(new BaseAddress(base).resolve(written)).isEmpty();
    }

    @Property
    void plainPathsAreReadLikeAllOthers(
            @ForAll
                    @CharRange(from = 'a', to = 'b')
                    @Chars({'/', '.', ':', '?'})
                    @StringLength(max = 8)
                    String path,
            @ForAll
                    @CharRange(from = 'a', to = 'b')
                    @Chars({'/', '.', '-', '#', ' ', '?'})
                    @StringLength(min = 1, max = 8)
                    String written) {
        String base = "http://a.cn/" + path;

        assertThat(new BaseAddress(base).resolve(written.strip()))
                .isEqualTo(
                        Jsoup.parse("<a>", base)
                                .selectFirst("a")
                                .attr("href", written.strip())
                                .absUrl("href"));
    }
}
