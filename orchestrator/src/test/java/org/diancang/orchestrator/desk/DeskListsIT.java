package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.orchestrator.crawl.CrawlStart;
import org.diancang.orchestrator.crawl.CrawlWishes;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.programme.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists: their pages, their filters, and that what a number counts is what its list shows. */
class DeskListsIT extends DeskTestBase {
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");

    @Autowired JdbcClient jdbc;
    @Autowired Ledger ledger;
    @Autowired Crawls crawls;
    @Autowired SiteList sites;

    @Test
    void nominationsAreTurnedPageByPageWithinTheirFilters() {
        nominations("翻页提名", 45, "ECONOMY");
        try (Browser curator = signedIn("curator")) {
            List<String> names = new ArrayList<>();
            String path = "/nominations?q=%E7%BF%BB%E9%A1%B5&subject=ECONOMY";
            Browser.Page page = curator.open(path);
            assertThat(page.html()).contains("共 45 条", "主题：经济", "查找：翻页", "去掉");
            while (true) {
                names.addAll(found("翻页提名 \\d+", page.html()));
                Optional<String> next = link(NEXT, page);
                if (next.isEmpty()) {
                    break;
                }
                page = curator.open(next.get());
            }

            assertThat(names).hasSize(45).doesNotHaveDuplicates();
            Browser.Page back = curator.open(link(PREVIOUS, page).orElseThrow());
            assertThat(found("翻页提名 \\d+", back.html())).isEqualTo(names.subList(20, 40));
            Browser.Page first = curator.open(link(PREVIOUS, back).orElseThrow());
            assertThat(found("翻页提名 \\d+", first.html())).isEqualTo(names.subList(0, 20));
            assertThat(first.html()).doesNotContain("rel=\"prev\"");
        }
    }

    @Test
    void afterFilteringAnEmptyListOffersToClearIt() {
        try (Browser curator = signedIn("curator")) {
            for (String list : List.of("/nominations", "/sites", "/crawls")) {
                assertThat(curator.open(list + "?q=nothing-is-called-this").html())
                        .as(list)
                        .contains("没有符合的", "清除筛选", "href=\"" + list + "\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nominations?after=x", "/crawls?before=7~y", "/sites?subject=NONE"})
    void aPlaceThatNoListHandedOutIsRefusedWithAPage(String path) {
        try (Browser curator = signedIn("curator")) {
            Browser.Page page = curator.open(path);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.html()).contains("请求不完整");
        }
    }

    @Test
    void sitesAndCrawlsAreTurnedPageByPage() {
        for (int i = 1; i <= 23; i++) {
            UUID site = site("翻页网站 " + i);
            crawl(site, "COMPLETE", i);
        }
        try (Browser curator = signedIn("curator")) {
            for (String list : List.of("/sites", "/crawls")) {
                Browser.Page first = curator.open(list + "?q=%E7%BF%BB%E9%A1%B5%E7%BD%91%E7%AB%99");
                Browser.Page second = curator.open(link(NEXT, first).orElseThrow());
                List<String> names = new ArrayList<>(found("翻页网站 \\d+(?=</bdi>)", first.html()));
                names.addAll(found("翻页网站 \\d+(?=</bdi>)", second.html()));

                assertThat(first.html()).as(list).contains("共 23 条");
                assertThat(names).as(list).hasSize(23).doesNotHaveDuplicates();
                assertThat(link(NEXT, second)).as(list).isEmpty();
            }
        }
    }

    @Test
    void theListOfSitesStandsAsTheLedgerDoes() {
        UUID underway = site("在途的");
        UUID nothing = site("没收获的");
        crawl(nothing, "FAILED", 1);
        UUID verified = site("已核对的");
        captures(crawl(verified, "COMPLETE", 1), verified, 3, 200);
        audit(verified, 3, 0);
        UUID differs = site("有出入的");
        captures(crawl(differs, "COMPLETE", 1), differs, 3, 200);
        audit(differs, 3, 1);

        for (UUID site : List.of(underway, nothing, verified, differs)) {
            Ledger.Entry entry = ledger.site(site).orElseThrow();
            SiteRow row =
                    sites.page(
                                    new SiteList.Filter(entry.siteNumber().orElseThrow(), "", ""),
                                    Optional.empty(),
                                    20)
                            .rows()
                            .getFirst();
            assertThat(row.standing()).as(entry.name()).isEqualTo(Standing.of(entry));
        }
        assertThat(List.of(underway, nothing, verified, differs))
                .extracting(site -> Standing.of(ledger.site(site).orElseThrow()))
                .containsExactly(
                        Standing.UNDERWAY, Standing.AT_RISK, Standing.VERIFIED, Standing.AT_RISK);
    }

    @Test
    void whatACrawlCapturedIsShownByStatusHostAndKindAndEachCountOpensItsList() {
        UUID site = site("抓取的");
        UUID crawl = crawl(site, "COMPLETE", 1);
        captures(crawl, site, 60, 200);
        captures(crawl, site, 2, 404);
        captures(crawl, site, 1, 503);
        try (Browser curator = signedIn("curator")) {
            Browser.Page page = curator.open("/crawls/" + crawl);
            assertThat(page.html())
                    .contains("2xx 成功", "404、410 不存在", "429、5xx 对方出错", "只看出错的 3 条")
                    .contains("host-of-lists.example", "网页");
            for (String part : List.of("/live", "/latest", "/facts")) {
                assertThat(curator.open("/crawls/" + crawl + part).html().length())
                        .as(part)
                        .isLessThan(15_000);
            }
            assertThat(curator.open("/crawls/" + crawl + "/log").html()).contains("排队");

            Browser.Page all = curator.open("/crawls/" + crawl + "/captures");
            assertThat(rows(all)).isEqualTo(50);
            assertThat(all.html()).contains("href=\"http://reader.test:8081/2026");
            assertThat(rows(curator.open(link(NEXT, all).orElseThrow()))).isEqualTo(13);
            assertThat(rows(curator.open("/crawls/" + crawl + "/captures?state=problem")))
                    .isEqualTo(3);
            assertThat(rows(curator.open("/crawls/" + crawl + "/captures?state=gone")))
                    .isEqualTo(2);
            assertThat(curator.open("/crawls/" + crawl + "/captures?host=other.example").html())
                    .contains("没有符合的", "主机：other.example");
            assertThat(curator.open("/sites/" + site).html())
                    .contains("采集时间线", "<svg role=\"img\"", "看表格");
            assertThat(rows(curator.open("/sites/" + site + "/captures?state=broken")))
                    .isEqualTo(1);
            assertThat(curator.open("/sites/" + site + "/files").html()).contains("还没有封存的文件");
        }
    }

    private static int rows(Browser.Page page) {
        return found("<tr>\\s*<td", page.html()).size();
    }

    private static List<String> found(String pattern, String html) {
        return Pattern.compile(pattern).matcher(html).results().map(m -> m.group()).toList();
    }

    private static Optional<String> link(Pattern pattern, Browser.Page page) {
        Matcher link = pattern.matcher(page.html());
        return link.find() ? Optional.of(link.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    private void nominations(String name, int count, String subject) {
        jdbc.sql(
                        """
                        insert into nomination (id, number, library_id, year, name, scope_kind,
                            scope_values, subject, owner, rights_basis, reason, state,
                            submitted_by, submitted_at)
                        select gen_random_uuid(), 'T-' || :name || i, l.id, 2026,
                               :name || ' ' || i, 'HOST', array['a.example'], :subject, '', '', '',
                               'SUBMITTED', 'curator',
                               timestamptz '2026-11-01 00:00:00Z' + (i / 2) * interval '1 minute'
                        from generate_series(1, :count) i, library l where l.code = 'QH'""")
                .param("name", name)
                .param("subject", subject)
                .param("count", count)
                .update();
    }

    private UUID site(String name) {
        UUID nomination = UUID.randomUUID();
        UUID site = UUID.randomUUID();
        String serial =
                String.format(
                        "%05d",
                        50_000
                                + jdbc.sql("select nextval('nomination_number')")
                                        .query(Integer.class)
                                        .single());
        jdbc.sql(
                        """
                        insert into nomination (id, number, library_id, year, name, scope_kind,
                            scope_values, subject, owner, rights_basis, reason, state,
                            submitted_by, submitted_at, decided_by, decided_at)
                        select ?, 'T-' || ?, l.id, 2026, ?, 'HOST', array['a.example'], 'POLITICS',
                               '', '', '', 'APPROVED', 'curator', now(), 'approver', now()
                        from library l where l.code = 'QH'""")
                .params(nomination, serial, name)
                .update();
        jdbc.sql(
                        """
                        insert into nomination_seed (nomination_id, position, url, urlkey,
                            urlkey_sha256)
                        values (?, 0, 'https://' || ? || '.example/', ?,
                                sha256(convert_to(?, 'UTF8')))""")
                .params(nomination, serial, serial, serial)
                .update();
        jdbc.sql(
                        """
                        insert into site (id, number, site_no, nomination_id, state, approved_by,
                            approved_at)
                        values (?, 'QH-' || ?, 'QH' || ?, ?, 'COLLECTING', 'approver', now())""")
                .params(site, serial, serial, nomination)
                .update();
        return site;
    }

    private UUID crawl(UUID site, String state, int minute) {
        UUID crawl =
                switch (crawls.start(site, CrawlWishes.NONE, "curator")) {
                    case CrawlStart.Queued queued -> queued.crawl().id();
                    case CrawlStart.AlreadyOpen open -> open.crawl().id();
                    case CrawlStart.NoSuchSite none -> throw new AssertionError(none);
                };
        jdbc.sql(
                        """
                        update crawl set state = ?, queued_at = t.at, started_at = t.at,
                            ended_at = t.at
                        from (select now() - interval '1 day' + ? * interval '1 minute' as at) t
                        where id = ?""")
                .params(state, minute, crawl)
                .update();
        return crawl;
    }

    private void captures(UUID crawl, UUID site, int count, int status) {
        jdbc.sql(
                        """
                        insert into capture (file, position, crawl_id, site_id, url, record_type,
                            status, served_type, length, captured_at, written_at, epoch)
                        select 'f-' || :crawl || :status || '.warc.gz', i, :crawl::uuid,
                               :site::uuid, 'https://host-of-lists.example/' || i, 'response',
                               :status, 'text/html; charset=utf-8', 100,
                               timestamptz '2026-11-20 00:00:00Z' + i * interval '1 minute',
                               now() - interval '1 day', 1
                        from generate_series(1, :count) i""")
                .param("crawl", crawl.toString())
                .param("site", site.toString())
                .param("status", status)
                .param("count", count)
                .update();
        jdbc.sql(
                        """
                        insert into crawl_capture_kind
                        select crawl_id, captured_host(url), status, captured_kind(served_type),
                               false, count(*), sum(length), max(captured_at)
                        from capture where crawl_id = ? group by 1, 2, 3, 4
                        on conflict do nothing""")
                .param(crawl)
                .update();
        jdbc.sql(
                        """
                        insert into crawl_capture_minute
                        select crawl_id, date_trunc('minute', captured_at), count(*), sum(length)
                        from capture where crawl_id = ? group by 1, 2
                        on conflict (crawl_id, minute) do update
                        set captures = excluded.captures""")
                .param(crawl)
                .update();
        jdbc.sql(
                        """
                        insert into crawl_capture_count
                        select crawl_id, site_id, count(*), 0, sum(length), min(captured_at),
                               max(captured_at), max(written_at)
                        from capture where crawl_id = ? group by 1, 2
                        on conflict (crawl_id) do update set captures = excluded.captures""")
                .param(crawl)
                .update();
    }

    private void audit(UUID site, int records, int problems) {
        UUID audit = UUID.randomUUID();
        jdbc.sql("insert into audit values (?, now(), now(), ?)")
                .params(audit, problems == 0)
                .update();
        jdbc.sql("insert into site_audit values (?, ?, ?, ?, ?)")
                .params(audit, site, records, records, problems)
                .update();
    }
}
