package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class NotArchivedIT {
    private static final String HOME = "http://missing.example/";

    private final RunningReplay replay;

    NotArchivedIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        ThreeVersions.capture(replay.archive(), HOME);
    }

    @Test
    void whatIsNotArchivedIsSaidSo() throws IOException {
        var page =
                replay.content(
                        "/20261109063009if_/http://never.example/<x>", "Sec-Fetch-Dest", "iframe");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text())
                .contains("没有存档", "Not archived", "http://never.example/%3Cx%3E")
                .doesNotContain("<x>");
        var image = replay.content("/20261109063009im_/http://never.example/a.png");
        assertThat(image.status()).isEqualTo(404);
        assertThat(image.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(
                        replay.content(
                                        "/20261109063009/http://never.example/a",
                                        "Sec-Fetch-Dest",
                                        "image")
                                .header("Content-Type")
                                .orElseThrow())
                .startsWith("text/plain");
    }

    @Test
    void whatIsNotArchivedOffersWhatIsNear() throws IOException {
        for (String near :
                new String[] {
                    "news/2026/list", "news/2026/list?page=2", "news/2026/other", "news/about"
                }) {
            replay.archive()
                    .capture(
                            HOME + near,
                            ThreeVersions.LATEST,
                            200,
                            ThreeVersions.PAGE,
                            "Content-Type",
                            "text/html");
        }
        String query = replay.reader("/2026/" + HOME + "news/2026/list?page=9").text();
        assertThat(query)
                .contains("同一网页，网址参数不同", "同一目录下的存档")
                .contains("href=\"/20261108223009/" + HOME + "news/2026/list\"")
                .contains("href=\"/20261108223009/" + HOME + "news/2026/list?page=2\"")
                .contains("href=\"/*/" + HOME + "news/2026/other\"");
        assertThat(query.indexOf("news/2026/list?page=2"))
                .isLessThan(query.indexOf("news/2026/other"));
        assertThat(replay.reader("/*/" + HOME + "news/2026/gone.html").text())
                .contains("同一目录下的存档", HOME + "news/2026/other")
                .doesNotContain("网址参数不同");
        var answer = replay.reader("/2026/" + HOME + "never<x>");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("没有存档", "never%3Cx%3E", "这个网站的其他存档", "href=\"/*/" + HOME + "\"");
    }

    @Test
    void whereNothingIsNearThatIsSaid() throws IOException {
        var answer = replay.reader("/2026/http://never.example/a/b/c?d=e");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("这里也没有 never.example 的其他网页")
                .doesNotContain("同一目录", "href=\"/*/");
    }
}
