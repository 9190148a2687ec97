package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Pictures, found by the words that pages have for them. */
class SearchImagesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir static Path data;
    private static WrittenPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new WrittenPages(STACK, data);
        pages.page("a.cn", "/old", "湿地", 2019)
                .image("img.cn", "/heron.jpg", "湿地里的白鹭")
                .image("img.cn", "/logo.png", "青浦区图书馆");
        pages.page("a.cn", "/new", "没有", 2020, 2024)
                .image("img.cn", "/heron.jpg", "湿地的白鹭")
                .image("img.cn", "/crane.jpg", "濕地的丹頂鶴");
        pages.page("b.cn", "/mid", "没有", 2022).image("img.cn", "/park.jpg", "湿地公园");
        pages.page("b.cn", "/text", "湿地，但没有图片", 2024);
        pages.write();
    }

    @AfterEach
    void open() {
        RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @Test
    void eachPictureIsFoundOnceOnTheNewestPageThatShowsIt() throws Exception {
        assertThat(images("q", "湿地"))
                .containsExactly(
                        "/heron.jpg on /new of 2024",
                        "/crane.jpg on /new of 2024",
                        "/park.jpg on /mid of 2022");
        JsonNode heron = pages.ask("/search/images", "q", "白鹭").path("images").path(0);
        assertThat(heron.path("words").asString()).isEqualTo("湿地的白鹭");
        assertThat(heron.path("width").asInt()).isEqualTo(640);
        assertThat(heron.has("height")).isFalse();
        assertThat(heron.path("page").path("title").asString()).isEqualTo("/new");
    }

    @Test
    void wordsAreThoseOfThePictureAndOtherConditionsThoseOfThePage() throws Exception {
        assertThat(images("q", "湿地 host:b.cn")).containsExactly("/park.jpg on /mid of 2022");
        assertThat(images("q", "湿地 -白鹭"))
                .containsExactly("/crane.jpg on /new of 2024", "/park.jpg on /mid of 2022");
        assertThat(images("q", "丹顶鹤 OR 公园")).hasSize(2);
        assertThat(images("q", "白鹭", "year", "2019")).containsExactly("/heron.jpg on /old of 2019");
        assertThat(images("q", "湿地 to:2021"))
                .containsExactly("/heron.jpg on /new of 2020", "/crane.jpg on /new of 2020");
    }

    @Test
    void theyAreHadInPortions() throws Exception {
        JsonNode first = pages.ask("/search/images", "q", "湿地", "size", "2");
        JsonNode rest = pages.ask("/search/images", "q", "湿地", "size", "2", "from", "2");

        assertThat(first.path("images")).hasSize(2);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(rest.path("images")).hasSize(1);
        assertThat(rest.path("more").asBoolean()).isFalse();
    }

    @Test
    void whatARuleHidesIsNotShown() throws Exception {
        WrittenPages.rules(new Region("img.cn)/heron.jpg ", List.of()));
        assertThat(images("q", "白鹭")).isEmpty();

        List<Span> untilMid2020 = List.of(new Span(null, Instant.parse("2020-07-01T00:00:00Z")));
        WrittenPages.rules(
                new Region("img.cn)/crane.jpg ", untilMid2020), new Region("b.cn)", List.of()));
        assertThat(images("q", "湿地"))
                .containsExactly("/heron.jpg on /new of 2024", "/crane.jpg on /new of 2020");

        WrittenPages.rules(new Region("a.cn)/new ", List.of()));
        assertThat(images("q", "湿地 -公园")).containsExactly("/heron.jpg on /old of 2019");

        WrittenPages.rules(
                new Region("a.cn)/", untilMid2020), new Region("img.cn)/", untilMid2020));
        assertThat(images("q", "白鹭")).containsExactly("/heron.jpg on /new of 2020");
    }

    @ParameterizedTest
    @CsvSource({
        "'', q must have",
        "'q=site:a.cn', q must have",
        "'q=-a', q must have",
        "'q=a%20OR%20site:b', q: OR",
        "'q=a&size=101', size must be",
        "'q=a&size=100&from=901', size must be",
        "'q=a&size=x', size",
    })
    void whatCantBeAskedIsRefusedByName(String query, String named) throws Exception {
        var answer = pages.index().get("/search/images?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    private static List<String> images(String... parameters) throws Exception {
        List<String> images = new ArrayList<>();
        for (JsonNode image : pages.ask("/search/images", parameters).path("images")) {
            JsonNode page = image.path("page");
            images.add(
                    "%s on %s of %.4s"
                            .formatted(
                                    image.path("url")
                                            .asString()
                                            .substring("http://img.cn".length()),
                                    page.path("title").asString(),
                                    page.path("capturedAt").asString()));
        }
        return images;
    }
}
