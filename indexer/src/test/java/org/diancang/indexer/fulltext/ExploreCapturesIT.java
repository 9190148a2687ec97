package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A captured page is in all that looks at the archive as a whole. */
class ExploreCapturesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir static Path data;

    @Test
    void aCapturedPageIsInTrendsDomainsLinksAndPictures() throws Exception {
        byte[] body =
                ("<!doctype html><meta charset=utf-8><title>濕地</title><p>湿地公园里的"
                                + "<a href='http://www.shahe.gov.cn/'>沙河</a>"
                                + "<img src='/heron.jpg' alt='濕地裡的白鷺' width=640 height=480>")
                        .getBytes(UTF_8);
        try (SearchedPages pages = new SearchedPages(STACK, data)) {
            pages.index()
                    .send(
                            pages.recorded()
                                    .page(
                                            "http://www.qinghe.gov.cn/a.html",
                                            "text/html",
                                            body,
                                            Instant.parse("2021-03-04T05:06:07Z"))
                                    .payloadLength((long) body.length)
                                    .build());
            pages.awaitDocuments(1);

            JsonNode year = ask(pages, "/search/trend?", "term", "湿地").path("years").path(0);
            assertThat(year.path("year").asInt()).isEqualTo(2021);
            assertThat(year.path("found").path(0).path("pages").asInt()).isOne();
            JsonNode domain = ask(pages, "/search/domain?", "domain", "qinghe.gov.cn");
            assertThat(domain.path("years").path(0).path("bytes").asInt()).isEqualTo(body.length);
            assertThat(domain.path("hosts").path(0).path("host").asString())
                    .isEqualTo("www.qinghe.gov.cn");
            JsonNode out =
                    ask(pages, "/search/links?", "domain", "qinghe.gov.cn", "direction", "out");
            assertThat(out.path("linked").path(0).path("domain").asString())
                    .isEqualTo("shahe.gov.cn");
            JsonNode image = ask(pages, "/search/images?", "q", "湿地 白鹭").path("images").path(0);
            assertThat(image.path("url").asString())
                    .isEqualTo("http://www.qinghe.gov.cn/heron.jpg");
        }
    }

    private static JsonNode ask(SearchedPages pages, String path, String... parameters)
            throws Exception {
        return JsonMapper.shared()
                .readTree(pages.index().get(path + RunningIndex.query(parameters)).body());
    }
}
