package org.diancang.indexer.fulltext.extract.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.diancang.indexer.fulltext.extract.tree.PagesRead;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the kinds that libraries archive; what a person takes for main stands in ⟦ ⟧. */
class PageLayoutTest {
    private static final List<String> PAGES =
            List.of(
                    "article-with-inline-links",
                    "english",
                    "list-of-table-rows",
                    "list",
                    "many-short-lines",
                    "nameless-article",
                    "portal",
                    "service-guide",
                    "statistics",
                    "table-layout",
                    "trs-notice",
                    "ucap-gov");

    @Test
    void whatAPageIsAboutIsToldFromWhatLeadsElsewhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        double sum = 0;
        double sumOfAll = 0;
        for (String page : PAGES) {
            String labelled = resource(page);
            String expected = Jsoup.parse(inside(labelled)).text();
            PageLayout layout =
                    PageLayout.of(PagesRead.of(labelled.replace("⟦", "").replace("⟧", "")), "");
            double f1 = f1(expected, String.join(" ", layout.main()));
            sum += f1;
            sumOfAll += f1(expected, layout.text());
            if (f1 < 0.98) {
                wrong.add(page + " " + f1 + " " + layout.main() + " || " + layout.navigation());
            }
        }
        System.out.printf(
                "main text F1 over %d pages: %.3f (all text as main: %.3f)%n",
                PAGES.size(), sum / PAGES.size(), sumOfAll / PAGES.size());
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>馆藏",
                "<a href=1>首页</a> <a href=2>概况</a>",
                "<div class=footer>版权所有</div>",
                "<frameset><frame src=a></frameset>",
            })
    void whereNoMainPartCanBeToldAllIsMain(String html) {
        PageLayout layout = PageLayout.of(PagesRead.of(html), "");

        assertThat(String.join(" ", layout.main())).isEqualTo(layout.text());
        assertThat(layout.navigation()).isEmpty();
    }

    @Test
    void noTextIsLostAndNoneIsTwice() throws IOException {
        for (String page : PAGES) {
            PageLayout layout = PageLayout.of(PagesRead.of(resource(page)), "");

            List<String> both = new ArrayList<>(layout.main());
            both.addAll(layout.navigation());
            assertThat(bag(String.join("", both))).isEqualTo(bag(layout.text()));
        }
    }

    @Test
    void scriptsAndStylesAreNoText() {
        PageLayout layout =
                PageLayout.of(
                        PagesRead.of(
                                "<body><script>var a</script><style>p{}</style><template>t</template>"
                                        + "<noscript>n</noscript><p>正文"),
                        "");

        assertThat(layout.text()).isEqualTo("正文");
    }

    @Test
    void hostilePagesTakeLittleTime() {
        String deep = "<div class='nav a-b c'>".repeat(50_000) + "字";
        String wide = "<li><a href=1>关于公布名录的通知</a>".repeat(100_000);
        String names = "<p class='" + "a ".repeat(1_000_000) + "'>字";
        Random random = new Random(5);
        StringBuilder noise = new StringBuilder();
        String[] tags = {
            "<div>", "</div>", "<a href=x>", "</a>", "<br>", "字，", "<td>", "<h1>", "</p>"
        };
        for (int i = 0; i < 200_000; i++) {
            noise.append(tags[random.nextInt(tags.length)]);
        }
        for (String page : List.of(deep, wide, names, noise.toString())) {
            var parsed = PagesRead.of(page);
            Assertions.assertTimeout(Duration.ofSeconds(3), () -> PageLayout.of(parsed, ""));
        }
    }

    private static String inside(String labelled) {
        return labelled.substring(labelled.indexOf('⟦') + 1, labelled.indexOf('⟧'));
    }

    private static double f1(String expected, String found) {
        var wanted = bag(expected);
        var had = bag(found);
        int common = 0;
        for (var entry : wanted.entrySet()) {
            common += Math.min(entry.getValue(), had.getOrDefault(entry.getKey(), 0));
        }
        int all = wanted.values().stream().mapToInt(n -> n).sum();
        int got = had.values().stream().mapToInt(n -> n).sum();
        return 2.0 * common / (all + got);
    }

    private static Map<Integer, Integer> bag(String text) {
        Map<Integer, Integer> bag = new HashMap<>();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> bag.merge(c, 1, Integer::sum));
        return bag;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageLayoutTest.class.getResourceAsStream(name + ".html")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
