package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered to readers while they type, and to those who found nothing. */
class SearchHelpIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir static Path data;
    private static SearchedPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new SearchedPages(STACK, data);
        page("a", "青浦区湿地保护条例", "<meta name=keywords content='湿地公园,湿地修复'><p>全文");
        page("b", "湿地候鸟调查", "<meta name=keywords content='湿地公园'><p>Wetland birds of passage");
        page("hidden", "湿地密件", "<meta name=keywords content='湿地密码'><p>confidential zebras");
        page("c", "臺灣圖書館", "<p>Library news");
        pages.awaitDocuments(4);
    }

    private static void page(String name, String title, String body) {
        pages.page(
                "http://www.qp.gov.cn/" + name + ".html",
                title,
                body,
                Instant.parse("2024-03-04T05:06:07Z"));
    }

    @AfterEach
    void open() {
        RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
    }

    @ParameterizedTest
    @CsvSource({
        "湿地公, '[\"湿地公园\"]'",
        "青浦, '[\"青浦区湿地保护条例\"]'",
        "台湾, '[\"臺灣圖書館\"]'",
        "'', []",
        "..., []",
        "'a.*[', []",
    })
    void aBeginningIsCompleted(String typed, String expected) throws Exception {
        assertThat(suggested(typed)).isEqualTo(expected);
    }

    @Test
    void keywordsComeBeforeTitlesAndTheCommonOnesFirst() throws Exception {
        assertThat(suggested("湿地")).startsWith("[\"湿地公园\",\"湿地");
        assertThat(suggested("湿地")).contains("湿地密件", "湿地密码", "湿地候鸟调查");
    }

    @Test
    void nothingIsSuggestedFromPagesThatAreHidden() throws Exception {
        RunningIndex.VISIBLE.set(
                Optional.of(
                        new VisibleRegions(
                                List.of(new Region("www.qp.gov.cn)/hidden", List.of())))));

        assertThat(suggested("湿地")).doesNotContain("密").contains("湿地公园");
        assertThat(meant("confidentail")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "湿地保户, 湿地保护",
        "\"湿地保户条例\", \"湿地保护条例\"",
        "Wetlend birds, Wetland birds",
        "Libary, Library",
        "confidentail, confidential",
        "湿地, ''",
        "完全没有这种词, ''",
        "Libary site:other.cn, ''",
    })
    void whoFindsNothingIsToldWhatFindsSomething(String typed, String expected) throws Exception {
        assertThat(meant(typed)).isEqualTo(expected);
    }

    private static String meant(String typed) throws Exception {
        return pages.index().search("q", typed).path("didYouMean").asString("");
    }

    private static String suggested(String typed) throws Exception {
        return pages.index()
                .get("/search/suggest?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
    }
}
