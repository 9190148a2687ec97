package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What readers can write into the search field, asked of the real index. */
class SearchLanguageIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant IN_2024 = Instant.parse("2024-05-31T23:59:59Z");
    private static final Instant IN_2025 = Instant.parse("2025-06-01T00:00:00Z");

    private static final String GOVERNMENT =
            "<meta name=ColumnType content=政策文件><meta name=PubDate content='2023-04-05 06:07'>"
                    + "<table><tr><td>发文字号：<td>青府发〔2023〕7号</table>"
                    + "<p>青浦区人民政府关于印发古镇保护规划的通知已经公布，请遵照执行";

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
        page("http://www.qp.gov.cn/shidi/a.html", "湿地公园", "湿地保护条例今日施行", IN_2024);
        page("http://qp.gov.cn/shidi/b.html", "湿地年鉴", "候鸟与公园 wetland", IN_2025);
        page("http://news.example.cn/Zhao/c.html", "新闻", "湿地候鸟 bird*watching", IN_2025);
        page("http://notgov.cn/d.html", "图书", "古籍修复", IN_2025);
        page("http://gov.example/e.html", "通知", GOVERNMENT, Instant.parse("2020-01-02T03:04:05Z"));
        await().atMost(Duration.ofMinutes(1)).until(() -> total("from:2000") == 5);
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "湿地, abc",
        "湿地 公园, ab",
        "湿地 -公园, c",
        "湿地 -title:公园, bc",
        "湿地 -\"候鸟与公园\", ac",
        "条例 OR 古籍, ad",
        "湿地 条例 OR wetland, ab",
        "title:湿地, ab",
        "title:\"湿地年鉴\", b",
        "title:候鸟, ''",
        "site:gov.cn, ab",
        "site:qp.gov.cn 湿地, ab",
        "host:qp.gov.cn, b",
        "湿地 -site:gov.cn, c",
        "site:cn -host:news.example.cn, abd",
        "url:shidi, ab",
        "url:zhao, c",
        "url:sh?di, ''",
        "url:*, ''",
        "type:html 湿地, abc",
        "湿地 -type:html, ''",
        "湿地 to:2024-05-31, a",
        "湿地 from:2024-06, bc",
        "from:2025-06-01 to:2025-06-01, bcd",
        "to:2019, ''",
        "to:2023, e",
        "host:news.example.cn OR title:图书, cd",
        "lang:ZH, e",
    })
    void aQueryFindsWhatItSays(String typed, String expected) throws Exception {
        if (typed.equals("url:*")) {
            assertThat(index.get("/search?" + RunningIndex.query("q", typed)).statusCode())
                    .isEqualTo(400);
            return;
        }
        JsonNode answer = index.search("q", typed);
        StringBuilder found = new StringBuilder();
        for (JsonNode hit : answer.path("hits")) {
            found.append(hit.path("url").asString().replaceAll(".*/(.)\\.html", "$1"));
        }
        assertThat(found.toString().chars().sorted().mapToObj(Character::toString).toList())
                .isEqualTo(expected.chars().mapToObj(Character::toString).toList());
        assertThat(answer.path("total").asInt()).isEqualTo(expected.length());
    }

    @Test
    void aPageIsFoundAndCountedByWhatItSaysOfItself() throws Exception {
        JsonNode answer = index.search("q", "青浦区", "language", "zh", "columnType", "政策文件");

        assertThat(answer.path("total").asInt()).isOne();
        JsonNode facts = answer.path("hits").path(0).path("facts");
        assertThat(facts.path("documentNumber").path(0).asString()).isEqualTo("青府发〔2023〕7号");
        assertThat(facts.path("publishedOn").path(0).asString()).isEqualTo("2023-04-05");
        assertThat(facts.path("publishedBy").path(0).asString()).isEqualTo("PubDate");
        JsonNode facets = answer.path("facets");
        assertThat(facets.path("language").path(0).path("value").asString()).isEqualTo("zh");
        assertThat(facets.path("columnType").path(0).path("count").asInt()).isOne();
        assertThat(index.search("q", "青浦区", "columnType", "工作动态").path("total").asInt()).isZero();
        assertThat(total("青浦区 lang:zh")).isOne();
        assertThat(total("青浦区 -lang:zh")).isZero();
    }

    @Test
    void withoutFacetsTheHitsAreTheSame() throws Exception {
        JsonNode plain = index.search("q", "湿地", "facets", "false");
        JsonNode counted = index.search("q", "湿地");

        assertThat(plain.path("hits")).isEqualTo(counted.path("hits"));
        assertThat(plain.path("total")).isEqualTo(counted.path("total"));
        assertThat(plain.path("facets").path("year")).isEmpty();
        assertThat(counted.path("facets").path("year")).isNotEmpty();
    }

    private static int total(String typed) throws Exception {
        return index.search("q", typed).path("total").asInt();
    }

    private static void page(String url, String title, String text, Instant at) throws Exception {
        String html = "<meta charset=utf-8><title>%s</title><p>%s".formatted(title, text);
        index.send(pages.page(url, "text/html", html.getBytes(UTF_8), at).build());
    }
}
