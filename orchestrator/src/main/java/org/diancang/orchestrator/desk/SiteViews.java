package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diancang.orchestrator.crawl.CrawlFilter;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages show of sites: the site, its standing in the ledger, its crawls. */
@Component
class SiteViews {
    private static final int SHOWN_CRAWLS = 10;
    private static final int SHOWN_BARS = 26;
    private final Sites sites;
    private final Ledger ledger;
    private final Crawls crawls;
    private final StoredFiles stored;
    private final EvidenceChain chain;
    private final ReaderLinks reader;
    private final Words words;
    private final ZoneId zone;

    SiteViews(
            Sites sites,
            Ledger ledger,
            Crawls crawls,
            StoredFiles stored,
            EvidenceChain chain,
            ReaderLinks reader,
            Words words,
            ZoneId deskZone) {
        this.sites = sites;
        this.ledger = ledger;
        this.crawls = crawls;
        this.stored = stored;
        this.chain = chain;
        this.reader = reader;
        this.words = words;
        this.zone = deskZone;
    }

    /** A seed and its calendar on the reader site, where it may be a link. */
    record SeedLink(String url, @Nullable String calendar) {}

    /** Something wrong with a site, and where its reason is told. */
    record Alert(String what, String detail, @Nullable String href, String action) {}

    /** A page about the site; no count where it is no list. */
    record Tab(String key, String href, boolean current, @Nullable Long count) {}

    /** A site on its own page. */
    record View(
            UUID id,
            String name,
            String siteNo,
            Chip chip,
            List<Tab> tabs,
            String subject,
            String owner,
            String rightsBasis,
            String scopeKind,
            List<String> scopeValues,
            Instant approvedAt,
            List<SeedLink> seeds,
            long crawlCount,
            List<CrawlRow> crawls,
            StoredFiles.Captured captured,
            StoredFiles.Sum warc,
            @Nullable Plot history,
            List<Alert> alerts,
            List<EvidenceChain.Link> chain,
            boolean collecting) {
        public String firstSeed() {
            return seeds.getFirst().url();
        }

        public @Nullable String calendar() {
            return seeds.getFirst().calendar();
        }

        public @Nullable CrawlRow lastCrawl() {
            return crawls.isEmpty() ? null : crawls.getFirst();
        }

        /** Whether a crawl of it has not ended. */
        public boolean crawling() {
            return !crawls.isEmpty() && !crawls.getFirst().ended();
        }

        /** Whether a crawl may be started now. */
        public boolean startable() {
            return collecting && !crawling();
        }
    }

    /**
     * The site on the page of one of its tabs: overview, crawls, captures, files, settings or
     * credentials.
     */
    Optional<View> one(UUID id, String tab) {
        return sites.byId(id).map(site -> view(site, tab));
    }

    private View view(Site site, String tab) {
        DeskFormat format = new DeskFormat(words.locale(), zone);
        Optional<Ledger.Entry> entry = ledger.site(site.id());
        CrawlFilter ofSite = new CrawlFilter(Set.of(), Optional.of(site.id()), "");
        long count = CrawlStates.ALL.of(crawls.counts(ofSite));
        List<CrawlRow> all =
                crawls.page(ofSite, Optional.empty(), SHOWN_BARS).rows().stream()
                        .map(c -> CrawlRow.of(c, words))
                        .toList();
        List<CrawlRow> latest = all.stream().limit(SHOWN_CRAWLS).toList();
        StoredFiles.Sum warc = stored.ofSite(site.id());
        StoredFiles.Captured captured = stored.capturedOfSite(site.id());
        return new View(
                site.id(),
                site.name(),
                site.number(),
                SiteRow.chip(site.state(), entry.map(Standing::of).orElse(Standing.UNDERWAY)),
                tabs(site.id(), tab, count, captured.captures(), warc.files()),
                site.subject().name(),
                site.owner(),
                site.rightsBasis(),
                site.scope().kind().name(),
                site.scope().values(),
                site.approvedAt(),
                site.seeds().stream()
                        .map(url -> new SeedLink(url, reader.calendar(url).orElse(null)))
                        .toList(),
                count,
                latest,
                captured,
                warc,
                history(site.id(), all, format),
                alerts(entry, latest, format),
                chain.of(site, entry, latest, captured, format),
                site.state() == Site.State.COLLECTING);
    }

    private static List<Tab> tabs(UUID id, String current, long crawls, long captures, long files) {
        String path = "/sites/" + id;
        return List.of(
                new Tab("site.tab.overview", path, current.equals("overview"), null),
                new Tab("crawls.title", path + "/crawls", current.equals("crawls"), crawls),
                new Tab("site.captures", path + "/captures", current.equals("captures"), captures),
                new Tab("crawl.files", path + "/files", current.equals("files"), files),
                new Tab("site.settings", path + "/settings", current.equals("settings"), null),
                new Tab(
                        "credentials.title",
                        path + "/credentials",
                        current.equals("credentials"),
                        null));
    }

    /** The latest crawls that ended, oldest first: what was new and what repeated. */
    private @Nullable Plot history(UUID site, List<CrawlRow> all, DeskFormat format) {
        List<CrawlRow> ended = all.stream().filter(CrawlRow::ended).toList().reversed();
        if (ended.isEmpty()) {
            return null;
        }
        Map<UUID, StoredFiles.Brought> brought = stored.byCrawlOfSite(site);
        List<StoredFiles.Brought> bars =
                ended.stream()
                        .map(c -> brought.getOrDefault(c.id(), StoredFiles.Brought.NOTHING))
                        .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ended.size(); i++) {
            rows.add(
                    List.of(
                            words.say("crawl.heading", ended.get(i).nth()),
                            format.stamp(ended.get(i).queuedAt()),
                            words.say(ended.get(i).chip().key()),
                            format.exact(bars.get(i).fresh()),
                            format.exact(bars.get(i).repeated())));
        }
        return Plot.bars(
                words.say("site.history.label", ended.size()),
                ended.stream().map(c -> format.monthDay(c.queuedAt())).toList(),
                List.of(
                        new Plot.Series(
                                "s2", bars.stream().map(StoredFiles.Brought::repeated).toList()),
                        new Plot.Series("b", fresh(ended, bars, false)),
                        new Plot.Series("bad", fresh(ended, bars, true))),
                format::count,
                new Plot.Table(
                        List.of(
                                words.say("crawl.nth"),
                                words.say("crawl.queued"),
                                words.say("crawl.result"),
                                words.say("site.history.fresh"),
                                words.say("crawl.revisits")),
                        rows));
    }

    /** What crawls that failed brought is shown apart from what others did. */
    private static List<Long> fresh(
            List<CrawlRow> crawls, List<StoredFiles.Brought> bars, boolean failed) {
        return IntStream.range(0, bars.size())
                .mapToObj(
                        i ->
                                (crawls.get(i).state() == CrawlState.FAILED) == failed
                                        ? bars.get(i).fresh()
                                        : 0L)
                .toList();
    }

    private List<Alert> alerts(
            Optional<Ledger.Entry> entry, List<CrawlRow> latest, DeskFormat format) {
        List<Alert> alerts = new ArrayList<>();
        if (!latest.isEmpty() && latest.getFirst().state() == CrawlState.FAILED) {
            CrawlRow failed = latest.getFirst();
            alerts.add(
                    new Alert(
                            words.say("site.alert.failed"),
                            failed.reason(),
                            "/crawls/" + failed.id(),
                            words.say("site.alert.failed.action")));
        }
        entry.filter(e -> e.auditProblems().orElse(0L) > 0)
                .ifPresent(
                        e ->
                                alerts.add(
                                        new Alert(
                                                words.say("site.alert.problems"),
                                                words.say(
                                                        "site.alert.problems.detail",
                                                        format.exact(e.auditProblems().orElse(0L)),
                                                        format.stamp(e.auditedAt().orElse(null))),
                                                null,
                                                "")));
        return alerts;
    }
}
