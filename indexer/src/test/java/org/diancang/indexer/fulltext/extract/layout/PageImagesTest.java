package org.diancang.indexer.fulltext.extract.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.diancang.indexer.fulltext.extract.tree.PagesRead;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageImagesTest {
    private static final String URL = "http://www.qp.gov.cn/whly/202405/t20240531_1.html";

    @Test
    void anImageIsFoundByTheWordsAroundIt() {
        List<PageImage> images =
                images(
                        """
                        <div class=nav><a href=/>首页</a></div><h1>放生桥修缮完工</h1>
                        <div class=TRS_Editor><p>放生桥始建于明隆庆五年，是江南地区最大的五孔石拱桥。</p>
                        <figure><img src="./P020240531_1.jpg" alt="修缮后的放生桥" title="放生桥" width="600" height=400>
                        <figcaption>图为五月三十日的放生桥。记者摄</figcaption></figure>
                        <p>此次修缮历时八个月，更换石构件一百二十余件。</p></div>
                        """);

        assertThat(images).hasSize(1);
        PageImage image = images.getFirst();
        assertThat(image.url()).isEqualTo("http://www.qp.gov.cn/whly/202405/P020240531_1.jpg");
        assertThat(image.urlkey()).isEqualTo("cn,gov,qp)/whly/202405/p020240531_1.jpg");
        assertThat(image.width()).isEqualTo(OptionalInt.of(600));
        assertThat(image.height()).isEqualTo(OptionalInt.of(400));
        assertThat(image.words()).contains("修缮后的放生桥", "放生桥修缮完工", "记者摄", "五孔石拱桥", "石构件一百二十余件");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=a.gif width=16 height=16>",
                "<img src=a.gif width='600' height='1'>",
                "<img src=a.gif style='width: 20px; height:20px'>",
                "<img src='data:image/png;base64,iVBORw0KGgo='>",
                "<img src=/images/spacer.gif>",
                "<img src=/images/blank.gif?v=2>",
                "<img src='javascript:alert(1)'>",
                "<img src='file:///etc/passwd'>",
                "<img src=''>",
                "<img alt=无>",
                "<img src='ftp://a.cn/b.jpg'>",
            })
    void iconsSpacersAndWhatIsNoAddressAreLeftOut(String html) {
        assertThat(images(html)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<img src=/a.jpg> | http://www.qp.gov.cn/a.jpg",
                "<img src='//img.cn/a.jpg'> | http://img.cn/a.jpg",
                "<base href='http://cdn.cn/x/'><img src=a.jpg> | http://cdn.cn/x/a.jpg",
                "<img src=/loading.gif data-original=/real.jpg> | http://www.qp.gov.cn/real.jpg",
                "<img src='data:image/gif;base64,R0' data-src=b.png> | http://www.qp.gov.cn/whly/202405/b.png",
                "<img src=/images/blank_book.jpg width=100%> | http://www.qp.gov.cn/images/blank_book.jpg",
                "<img src='/图 片.jpg'> | http://www.qp.gov.cn/图%20片.jpg",
            })
    void addressesAreMadeAbsolute(String html, String url) {
        assertThat(images(html)).extracting(PageImage::url).containsExactly(url);
    }

    @Test
    void aHundredAreKeptEachOnce() {
        StringBuilder page = new StringBuilder("<img src=a.jpg><img src=./a.jpg>");
        for (int i = 0; i < 500; i++) {
            page.append("<img src=").append(i).append(".jpg>");
        }

        assertThat(images(page.toString()))
                .hasSize(100)
                .extracting(PageImage::url)
                .doesNotHaveDuplicates();
    }

    @Test
    void hostileImagesTakeLittleTimeAndRoom() {
        String many = "<figure><img src=a.jpg alt='" + "字".repeat(1_000) + "'>文".repeat(20_000);
        String deep = "<div>".repeat(20_000) + "<img src=b.jpg>".repeat(500);
        String longUrl =
                "<img src='/" + "a/../".repeat(100_000) + "x.jpg' width=" + "9".repeat(99) + ">";
        for (String html : List.of(many, deep, longUrl)) {
            Assertions.assertTimeout(
                    Duration.ofSeconds(5),
                    () ->
                            assertThat(images(html))
                                    .allSatisfy(
                                            i -> assertThat(i.words().length()).isLessThan(2_001)));
        }
    }

    private static List<PageImage> images(String html) {
        return PageLayout.of(PagesRead.of(html), URL).images();
    }
}
