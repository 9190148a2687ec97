package org.diancang.samplesite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManySitesTest {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void everyPageOfEachSiteIsReachedFromItsSeed() {
        try (ManySites many = start();
                SiteClient client = new SiteClient(many.dnsAddress())) {
            for (int site = 0; site < many.siteCount(); site++) {
                assertThat(reached(client, many.seed(site)))
                        .hasSize(many.pageCount())
                        .allMatch(page -> client.get(page).statusCode() == 200);
            }
            assertThat(client.get(many.seed(0).resolve("/p/20.html")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsAskedForIsNotedForEachSite() {
        try (ManySites many = start();
                SiteClient client = new SiteClient(many.dnsAddress())) {
            client.get(many.seed(1));
            client.get(many.seed(1));
            client.get(many.seed(1).resolve("/robots.txt"));
            assertThat(many.asked(0)).isEmpty();
            assertThat(many.asked(1))
                    .containsOnlyKeys("/", "/robots.txt")
                    .containsEntry("/", List.of(NOW, NOW));
        }
    }

    private static ManySites start() {
        return ManySites.start("127.0.0.2", 2, 20, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Set<URI> reached(SiteClient client, URI seed) {
        Set<URI> reached = new LinkedHashSet<>(Set.of(seed));
        Deque<URI> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            URI page = waiting.remove();
            Matcher links = LINK.matcher(new String(client.get(page).body(), UTF_8));
            while (links.find()) {
                URI link = page.resolve(links.group(1));
                if (reached.add(link)) {
                    waiting.add(link);
                }
            }
        }
        return reached;
    }
}
