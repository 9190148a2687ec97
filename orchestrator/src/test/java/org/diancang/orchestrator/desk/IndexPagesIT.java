package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexPagesIT extends DeskTestBase {
    private static final String WELL =
            """
            [{"name":"cdx","state":"OK","cause":null,"reason":null,
              "since":"2026-11-26T01:00:00Z","at":"2026-11-26T06:05:32Z",
              "missing":0,"removals":null,"documents":null,"rebuild":0,"later":"field"},
             {"name":"search","state":"CATCHING_UP","cause":null,"reason":null,
              "since":"2026-11-26T06:00:00Z","at":"2026-11-26T06:05:33Z",
              "missing":12345,"removals":7,"documents":128000,"rebuild":678}]""";
    private static final String WAITING =
            """
            [{"name":"search","state":"WAITING","cause":"elasticsearch",
              "reason":"no answer from <b>Elasticsearch</b>",
              "since":"2026-11-26T06:00:00Z","at":"2026-11-26T06:05:33Z",
              "missing":30,"removals":0,"documents":null,"rebuild":0}]""";

    @AfterEach
    void recover() {
        INDEXER.says(200, "[]");
    }

    @Test
    void operatorsSeeEachIndexWithItsNumbersAndTheirTime() {
        INDEXER.says(200, WELL);
        try (Browser curator = signedIn("curator")) {
            Browser.Page page = curator.open("/indexes");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html())
                    .contains("<title>索引 · 典藏</title>")
                    .contains("CDX 索引", "正常", "检索索引", "正在追赶")
                    .contains("12,345", "128,000", "678", "条入新索引后换用")
                    .contains("从 2026年11月26日 14:00 起", "索引服务 2026-11-26 14:05:33 看到的")
                    .contains("href=\"http://reader.test:8081/search\"")
                    .containsPattern("href=\"/indexes\" aria-current=\"page\"")
                    .doesNotContain("报修时给出", "??");
            assertThat(INDEXER.secrets()).contains("Bearer secret-of-this-test");
        }
    }

    @Test
    void anIndexThatWaitsSaysForWhatAndWhatToDo() {
        INDEXER.says(200, WAITING);
        try (Browser approver = signedIn("approver")) {
            assertThat(approver.open("/indexes").html())
                    .contains("Elasticsearch 没有应答", "启动它：./diancang up", "检索要等它")
                    .contains("no answer from &lt;b&gt;Elasticsearch&lt;/b&gt;")
                    .contains("报修时给出：search/elasticsearch")
                    .contains("待核")
                    .as("the other one was not told of")
                    .contains("还没看到");
            assertThat(approver.open("/indexes?lang=en").html())
                    .contains("Elasticsearch does not answer", "Start it: ./diancang up")
                    .contains("Since 26 Nov 2026, 14:00", "Not seen yet")
                    .doesNotContain("??");
            approver.open("/indexes?lang=zh-CN");
        }
    }

    @Test
    void aCauseOrStateOfALaterIndexerIsShownAllTheSame() {
        INDEXER.says(200, WAITING.replace("elasticsearch", "moon").replace("WAITING", "RESTING"));
        try (Browser curator = signedIn("curator")) {
            assertThat(curator.open("/indexes").html())
                    .contains("索引在等待，原因没有说清")
                    .doesNotContain("??");
        }
    }

    @Test
    void withoutTheIndexerThePageStandsAndSaysSo() {
        try (Browser curator = signedIn("curator")) {
            INDEXER.says(200, WELL);
            curator.open("/indexes");
            for (String garbage : List.of("<h1>Welcome</h1>", "{}", "[1]", "[{}]", "", "null")) {
                INDEXER.says(200, garbage);
                assertThatItIsAway(curator);
            }
            INDEXER.says(200, "[" + " ".repeat(100_000) + "]");
            assertThatItIsAway(curator);
            INDEXER.says(503, WELL);
            assertThatItIsAway(curator);
            INDEXER.says(401, "{}");
            assertThatItIsAway(curator);
        }
    }

    @Test
    void anIndexerThatFallsSilentIsWaitedForTwoSecondsOnly() {
        try (Browser curator = signedIn("curator")) {
            INDEXER.says(200, WELL);
            INDEXER.fallsSilent();
            Instant before = Instant.now();
            assertThatItIsAway(curator);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        }
    }

    private static void assertThatItIsAway(Browser browser) {
        Browser.Page page = browser.open("/indexes");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html())
                .contains("索引服务没有应答", "启动它：./diancang up", "待核", "报修时给出：indexes/away")
                .doesNotContain("Exception:", "正常", "??");
    }
}
