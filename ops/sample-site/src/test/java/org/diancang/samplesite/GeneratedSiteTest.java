package org.diancang.samplesite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedSiteTest {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    @Test
    void everyPageIsTwoLinksFromTheSeed() {
        try (GeneratedSite site = GeneratedSite.start("127.0.0.2", 450, 300);
                SiteClient client = new SiteClient(site.dnsAddress())) {
            Set<URI> pages = new HashSet<>();
            for (URI index : links(client, site.seed())) {
                pages.addAll(links(client, index));
            }
            assertThat(pages).hasSize(450).contains(site.page(0), site.page(449));
            for (URI page : pages) {
                assertThat(client.get(page).statusCode()).isEqualTo(200);
            }
            assertThat(client.get(site.page(450)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void everyPageHasAWordOfItsOwn() {
        assertThat(IntStream.range(0, 200_000).mapToObj(GeneratedSite::token).distinct())
                .hasSize(200_000);
        try (GeneratedSite site = GeneratedSite.start("127.0.0.2", 20, 0);
                SiteClient client = new SiteClient(site.dnsAddress())) {
            String page = new String(client.get(site.page(7)).body(), UTF_8);
            assertThat(page)
                    .contains(GeneratedSite.token(7))
                    .doesNotContain(GeneratedSite.token(8));
        }
    }

    @Test
    void theSameOptionsGiveTheSameBytesOfTheSizeAskedFor() {
        byte[] first = page12(5_000);
        assertThat(page12(5_000)).isEqualTo(first);
        assertThat(first).hasSizeBetween(5_000, 5_300);
        assertThat(page12(0)).hasSizeLessThan(500);
    }

    private static byte[] page12(int bytes) {
        try (GeneratedSite site = GeneratedSite.start("127.0.0.2", 13, bytes);
                SiteClient client = new SiteClient(site.dnsAddress())) {
            return client.get(site.page(12)).body();
        }
    }

    @Test
    void aSiteWithoutPagesIsRefused() {
        assertThatThrownBy(() -> GeneratedSite.start("127.0.0.2", 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<URI> links(SiteClient client, URI page) {
        Set<URI> links = new LinkedHashSet<>();
        Matcher m = LINK.matcher(new String(client.get(page).body(), UTF_8));
        while (m.find()) {
            links.add(page.resolve(m.group(1)));
        }
        return links;
    }
}
