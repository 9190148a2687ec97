package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why a crawl waits, as the desk says it. */
class WaitingCrawlPagesIT extends DeskTestBase {
    @Autowired JdbcClient jdbc;

    @Test
    void aCrawlThatWaitsForAnotherSitesServerSaysForWhichSite() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String seed = freshSeed();
            Browser.Page first = queued(curator, approver, "同机网站甲", seed + "a/");
            UUID running = UUID.fromString(first.id());
            jdbc.sql(
                            """
                            update crawl set state = 'RUNNING', reason = null, worker_id = 'far',
                                last_worker_id = 'far', epoch = 1, started_at = now(),
                                lease_expires_at = now() + interval '1 hour'
                            where id = ?\
                            """)
                    .param(running)
                    .update();
            String site =
                    jdbc.sql(
                                    """
                                    select s.number from site s
                                    join crawl c on c.site_id = s.id where c.id = ?""")
                            .param(running)
                            .query(String.class)
                            .single();
            String crawl =
                    queued(curator, approver, "同机网站乙", seed.replaceFirst("/$", ":8443/b/")).path();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(curator.open(crawl).html())
                                            .contains("网站 " + site + " 正在采集同一台服务器，采完就开始"));
            assertThat(curator.open("/crawls?q=%E5%90%8C%E6%9C%BA").html())
                    .contains("网站 " + site + " 正在采集同一台服务器");
            assertThat(curator.open(crawl + "?lang=en").html())
                    .contains("A crawl of site " + site + " is at the same server");
            curator.open("/?lang=zh-CN");
            curator.open(crawl);
            assertThat(curator.submit(crawl + "/stop", Map.of()).html()).contains("已停止");
        }
    }

    /** The page of a crawl that waits. */
    private static Browser.Page queued(
            Browser curator, Browser approver, String name, String seed) {
        Browser.Page site = approved(approver, nominated(curator, name, seed).id());
        curator.open(site.path());
        return curator.submit(site.path() + "/crawls", Map.of());
    }
}
