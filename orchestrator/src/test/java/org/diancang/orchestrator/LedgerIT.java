package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.orchestrator.programme.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LedgerIT extends OrchestratorTestBase {
    @Autowired Ledger ledger;
    private String library = "";

    @BeforeEach
    void aLibraryOfItsOwn() {
        library =
                "X"
                        + (char) ('A' + (int) (System.nanoTime() % 26))
                        + (char) ('A' + (int) (System.nanoTime() / 26 % 26))
                        + (char) ('A' + (int) (System.nanoTime() / 676 % 26));
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into library (id, code, name, kind) values (?, ?, '试点馆', 'PROVINCIAL')")
                .params(id, library)
                .update();
        jdbc.sql("insert into target values (?, 2026, 'WEB_ARCHIVE', 3)").param(id).update();
    }

    @Test
    void eachNumberIsTheLengthOfItsList() {
        assertThat(line()).isEqualTo(new Ledger.Line(library, "试点馆", 2026, 3, 0, 0, 0, 0));
        UUID waiting = nominate();
        UUID returned = nominate();
        post("/api/nominations/" + returned + "/return", Map.of("reason", "缺授权函"));
        UUID site = approve(nominate());
        assertThat(line()).isEqualTo(new Ledger.Line(library, "试点馆", 2026, 3, 2, 1, 0, 0));

        UUID crawl = newCrawl(site);
        Instant ended = Instant.now().minusSeconds(60);
        end(crawl, "COMPLETE", ended);
        assertThat(line().archived()).as("a crawl without captures").isZero();
        captured(site, crawl, ended.minusSeconds(5));
        assertThat(line()).isEqualTo(new Ledger.Line(library, "试点馆", 2026, 3, 2, 1, 1, 0));

        audit(site, ended.minusSeconds(1), 1, 1, 0);
        assertThat(line().verified()).as("audited before the crawl ended").isZero();
        audit(site, ended.plusSeconds(1), 1, 1, 1);
        assertThat(line().verified()).as("the audit found a problem").isZero();
        audit(site, ended.plusSeconds(2), 2, 1, 0);
        assertThat(line().verified()).as("a record without line").isZero();
        audit(site, ended.plusSeconds(3), 1, 1, 0);
        assertThat(line()).isEqualTo(new Ledger.Line(library, "试点馆", 2026, 3, 2, 1, 1, 1));

        List<Ledger.Entry> entries = ledger.sites(library, 2026);
        assertThat(entries).hasSize(3);
        assertThat(entries.stream().filter(Ledger.Entry::nominated)).hasSize(2);
        assertThat(entries.stream().filter(Ledger.Entry::verified))
                .extracting(e -> e.siteId().orElseThrow())
                .containsExactly(site);
        assertThat(entries.stream().filter(e -> e.nominationId().equals(waiting)))
                .allMatch(e -> !e.approved());

        UUID next = newCrawl(site);
        jdbc.sql("update crawl set started_at = now() where id = ?").param(next).update();
        assertThat(line().verified()).as("a crawl runs that no audit has seen").isZero();
        assertThat(line().archived()).isOne();
        end(next, "FAILED", Instant.now());
        assertThat(line().verified()).as("audited before the last crawl").isZero();
    }

    @Test
    void aFailedCrawlDoesNotArchiveASite() {
        UUID site = approve(nominate());
        UUID crawl = newCrawl(site);
        end(crawl, "FAILED", Instant.now());
        captured(site, crawl, Instant.now());
        assertThat(line().archived()).isZero();
        assertThat(line().approved()).isOne();
    }

    @Test
    void anotherYearAndTargetIsARow() {
        jdbc.sql(
                        """
                        insert into programme_year values (2025, date '2025-01-01')
                        on conflict do nothing""")
                .update();
        jdbc.sql(
                        """
                        insert into target select id, 2025, 'WEB_ARCHIVE', 40 from library
                        where code = ?""")
                .param(library)
                .update();
        nominate();
        assertThat(ledger.line(library, 2025).orElseThrow())
                .isEqualTo(new Ledger.Line(library, "试点馆", 2025, 40, 0, 0, 0, 0));
        assertThat(line().nominated()).isOne();
        assertThat(get("/api/ledger").response().body()).contains("青禾省图书馆");
    }

    @Test
    void anAuditThatCannotBeTrueIsRefused() {
        UUID site = approve(nominate());
        assertThat(audit(UUID.randomUUID(), Instant.now(), 1, 1, 0).status()).isEqualTo(400);
        assertThat(audit(site, Instant.now().plus(Duration.ofHours(1)), 1, 1, 0).status())
                .isEqualTo(400);
        assertThat(audit(site, Instant.now(), -1, 1, 0).status()).isEqualTo(400);
        assertThat(post("/internal/audits", "{}").status()).isEqualTo(400);
    }

    private Ledger.Line line() {
        return ledger.line(library, 2026).orElseThrow();
    }

    private UUID nominate() {
        var draft = new java.util.HashMap<>(draft(newSeed()));
        draft.put("library", library);
        return UUID.fromString(post("/api/nominations", draft).body().path("id").asString());
    }

    private UUID approve(UUID nomination) {
        return UUID.fromString(
                post("/api/nominations/" + nomination + "/approval", "")
                        .body()
                        .path("siteId")
                        .asString());
    }

    private void end(UUID crawl, String state, Instant at) {
        jdbc.sql(
                        "update crawl set state = ?, ended_at = ?::timestamptz, started_at = ?::timestamptz where id = ?")
                .params(state, at.toString(), at.minusSeconds(30).toString(), crawl)
                .update();
    }

    private void captured(UUID site, UUID crawl, Instant at) {
        jdbc.sql(
                        """
                        insert into crawl_capture_count
                        values (?, ?, 1, 0, 1, ?::timestamptz, ?::timestamptz, ?::timestamptz)""")
                .params(crawl, site, at.toString(), at.toString(), at.toString())
                .update();
    }

    private Answer audit(UUID site, Instant at, long records, long lines, long problems) {
        return post(
                "/internal/audits",
                Map.of(
                        "auditedAt",
                        at.toString(),
                        "ok",
                        problems == 0,
                        "sites",
                        List.of(
                                Map.of(
                                        "siteId", site,
                                        "records", records,
                                        "lines", lines,
                                        "problems", problems))));
    }
}
