package org.diancang.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class ListingIT {
    private static final String HOST = "http://www.listing.example/";
    private static final Pattern NEXT = Pattern.compile("href=\"(/list[^\"]*after=[^\"]*)\"");

    private final RunningReplay replay;

    ListingIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        for (int i = 100; i < 220; i++) {
            page(replay, HOST + "news/" + i, "2025-01-01T00:00:00Z");
        }
        page(replay, HOST + "about?a=1&b", "2024-03-17T18:00:00Z");
        page(replay, HOST + "about?a=1&b", "2026-11-08T22:30:09Z");
        page(replay, "http://sub.listing.example/", "2025-01-01T00:00:00Z");
    }

    private static void page(RunningReplay replay, String url, String at) throws IOException {
        replay.archive().capture(url, at, 200, "x".getBytes(UTF_8), "Content-Type", "text/html");
    }

    @Test
    void aUrlIsListedOnceWithItsVersions() throws IOException {
        assertThat(replay.reader("/list?url=" + HOST + "about&match=prefix").text())
                .contains("href=\"/20261108223009/" + HOST + "about?a=1&amp;b\"", "2024-03-18")
                .contains("href=\"/*/" + HOST + "about?a=1&amp;b\"", ">2</a>")
                .contains("2024-03-18 02:00:00", "2026-11-09 06:30:09")
                .doesNotContain("news/");
    }

    @Test
    void followingTheListGivesEveryUrlOnce() throws IOException {
        List<String> seen = new ArrayList<>();
        String next = "/list?url=" + HOST + "&match=host";
        while (next != null) {
            var answer = replay.reader(next);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().length).isLessThan(60_000);
            Pattern.compile("href=\"/[0-9]{14}/([^\"]+)\"")
                    .matcher(answer.text())
                    .results()
                    .forEach(link -> seen.add(link.group(1)));
            Matcher more = NEXT.matcher(answer.text());
            next = more.find() ? more.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).hasSize(121).doesNotHaveDuplicates().allMatch(url -> url.startsWith(HOST));
    }

    @Test
    void aDomainHasItsHosts() throws IOException {
        assertThat(replay.reader("/list?url=listing.example&match=domain").text())
                .contains("aria-current=\"true\">含下级域名")
                .contains("后 50 个");
        assertThat(replay.reader("/list?url=http://sub.listing.example/x&match=host").text())
                .contains("http://sub.listing.example/")
                .contains("/search/domain?domain=listing.example")
                .doesNotContain("www.listing");
    }

    @Test
    void aRangeOfNothingIsSaidSo() throws IOException {
        var answer = replay.reader("/list?url=http://never.example/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("这个范围里没有存档的网址");
    }

    @Test
    void aBadQuestionIsRefused() throws IOException {
        assertThat(replay.reader("/list?url=").status()).isEqualTo(400);
        assertThat(replay.reader("/list?url=" + HOST + "&match=all").status()).isEqualTo(400);
        replay.archive().answerWith(400);
        assertThat(replay.reader("/list?url=" + HOST + "&after=x").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotArchivedLeadsToTheListTheLivePageAndTheDesk() throws IOException {
        assertThat(replay.reader("/2026/" + HOST + "never?q=1&r=2").text())
                .contains("/list?url=" + HOST + "never?q%3D1%26r%3D2&amp;match=host")
                .contains("href=\"" + HOST + "never?q=1&amp;r=2\" target=\"_blank\"")
                .contains("rel=\"noopener noreferrer\"")
                .contains(
                        "http://127.0.0.1:8080/nominations/new?url=http%3A%2F%2Fwww.listing.example"
                                + "%2Fnever%3Fq%3D1%26r%3D2");
    }
}
