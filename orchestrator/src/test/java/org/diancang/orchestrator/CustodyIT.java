package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustodyIT extends OrchestratorTestBase {
    private static final String SHA512 = "c".repeat(128);

    @Test
    void theChainIsToldAsFarAsItReachesAndNamesNoPerson() {
        UUID site = newSite();
        UUID crawl = newCrawl(site);
        String file = "QH-" + crawl + ".warc.gz";
        var open = get("/internal/custody?crawl=" + crawl + "&file=" + file).body();
        assertThat(open.path("siteName").asString()).isEqualTo("青禾县人民政府");
        assertThat(open.path("libraryName").asString()).isNotEmpty();
        assertThat(open.path("nominationNumber").asString()).startsWith("N-");
        assertThat(Instant.parse(open.path("nominatedAt").asString()))
                .isBeforeOrEqualTo(Instant.parse(open.path("approvedAt").asString()));
        assertThat(open.path("crawlNo").asString()).isEqualTo("c00001");
        assertThat(open.path("seal").isObject()).isFalse();
        assertThat(open.path("check").isObject()).isFalse();
        assertThat(open.toString()).doesNotContain("curator", "approver", "submittedBy");

        Instant sealedAt = Instant.parse("2026-11-20T00:00:00Z");
        jdbc.sql(
                        """
                        insert into warc_file (file, crawl_id, site_id, length, sha512,
                            record_counts, torn_bytes, sealed_at)
                        values (?, ?, ?, 77, ?, '{}', 0, ?::timestamptz)""")
                .params(file, crawl, site, SHA512, sealedAt.toString())
                .update();
        audit(site, sealedAt.minusSeconds(9), 5);
        var sealed = get("/internal/custody?crawl=" + crawl + "&file=" + file).body();
        assertThat(sealed.path("seal").path("sha512").asString()).isEqualTo(SHA512);
        assertThat(sealed.path("check").isObject())
                .as("an audit before the file was sealed did not read it")
                .isFalse();

        audit(site, sealedAt.plusSeconds(9), 2);
        audit(site, sealedAt.plusSeconds(99), 0);
        var checked = get("/internal/custody?crawl=" + crawl + "&file=" + file).body();
        assertThat(checked.path("check").path("problems").asLong(-1)).isZero();
        assertThat(Instant.parse(checked.path("check").path("at").asString()))
                .isEqualTo(sealedAt.plusSeconds(99));
    }

    @Test
    void whatIsUnknownOrUnreadableIsSaidSo() throws Exception {
        assertThat(get("/internal/custody?crawl=" + UUID.randomUUID() + "&file=x").status())
                .isEqualTo(404);
        assertThat(get("/internal/custody?crawl=nothing&file=x").status()).isEqualTo(400);
        assertThat(get("/internal/custody").status()).isEqualTo(400);
        assertThat(send(bare("/internal/custody?crawl=x&file=y").GET()).status()).isEqualTo(401);
    }

    private void audit(UUID site, Instant at, long problems) {
        post(
                "/internal/audits",
                Map.of(
                        "auditedAt",
                        at.toString(),
                        "ok",
                        problems == 0,
                        "sites",
                        List.of(
                                Map.of(
                                        "siteId",
                                        site.toString(),
                                        "records",
                                        1,
                                        "lines",
                                        1,
                                        "problems",
                                        problems))));
    }
}
