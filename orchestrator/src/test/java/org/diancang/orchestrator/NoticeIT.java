package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.diancang.events.CrawlerName;
import org.diancang.orchestrator.crawl.CrawlDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class NoticeIT extends OrchestratorTestBase {
    private static final String PATH = "/about-the-crawler";

    @Autowired CrawlDefaults defaults;

    @Test
    void whoeverFindsTheCrawlerInALogIsToldWhatItIsWithoutSigningIn() {
        Answer answer = send(bare(PATH).GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .contains(CrawlerName.userAgent(defaults.contact().toString()))
                .contains("User-agent: " + CrawlerName.TOKEN)
                .contains("青禾省图书馆", "至少隔 0.5 秒", "10,000")
                .doesNotContain("curator", "mailto:", "/sites", "_csrf");
    }

    @Test
    void theContactThatCrawlsNameIsThisPage() {
        assertThat(defaults.contact().getPath()).isEqualTo(PATH);
    }

    @Test
    void itMayBeKeptByCachesAndLeavesNoSession() {
        Answer answer = send(bare(PATH).GET());

        assertThat(header(answer, "Cache-Control")).hasValue("max-age=3600, public");
        assertThat(header(answer, "Vary").orElse("")).contains("Accept-Language");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
        assertThat(header(answer, "Pragma")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'en-GB,en;q=0.8', en",
        "'zh-TW,zh;q=0.9,en;q=0.8', zh-CN",
        "'de,en;q=0.5,zh;q=0.3', en",
        "'en;q=0.2,zh;q=0.8', zh-CN",
        "fr, en"
    })
    void itSpeaksAsTheBrowserAsks(String languages, String expected) {
        Answer answer = send(bare(PATH).header("Accept-Language", languages).GET());
        assertThat(answer.response().body()).contains("<html lang=\"" + expected + "\"");
    }

    @Test
    void whoAsksForALanguageGetsIt() {
        Answer answer =
                send(
                        bare(PATH)
                                .header("Cookie", "lang=zh-CN")
                                .header("Accept-Language", "en")
                                .GET());
        assertThat(answer.response().body()).contains("关于这台采集机");
        Answer chosen = send(bare(PATH + "?lang=en").GET());
        assertThat(chosen.status()).isEqualTo(302);
        assertThat(header(chosen, "Set-Cookie").orElse("")).startsWith("lang=en");
    }

    @Test
    void itIsReadNotWrittenTo() {
        assertThat(send(bare(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody())).status())
                .isEqualTo(200);
        assertThat(send(bare(PATH).POST(HttpRequest.BodyPublishers.noBody())).status())
                .isNotEqualTo(200);
        assertThat(send(bare(PATH + "/x").GET()).status()).isEqualTo(302);
    }

    private static Optional<String> header(Answer answer, String name) {
        return answer.response().headers().firstValue(name);
    }
}
