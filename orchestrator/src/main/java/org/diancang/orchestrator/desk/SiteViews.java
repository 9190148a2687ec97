package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final Sites sites;
    private final Ledger ledger;
    private final Crawls crawls;
    private final CrawlsAtAGlance glance;
    private final StoredFiles stored;
    private final EvidenceChain chain;
    private final ReaderLinks reader;
    private final Words words;
    private final ZoneId zone;

    SiteViews(
            Sites sites,
            Ledger ledger,
            Crawls crawls,
            CrawlsAtAGlance glance,
            StoredFiles stored,
            EvidenceChain chain,
            ReaderLinks reader,
            Words words,
            ZoneId deskZone) {
        this.sites = sites;
        this.ledger = ledger;
        this.crawls = crawls;
        this.glance = glance;
        this.stored = stored;
        this.chain = chain;
        this.reader = reader;
        this.words = words;
        this.zone = deskZone;
    }

    /** A site in a list. */
    record Row(
            UUID id,
            String siteNo,
            String name,
            List<String> seeds,
            String subject,
            long captures,
            @Nullable Instant lastCapturedAt,
            CrawlsAtAGlance.@Nullable Last lastCrawl,
            Standing standing,
            Chip chip) {
        public String firstSeed() {
            return seeds.getFirst();
        }
    }

    /** A seed and its calendar on the reader site, where it may be a link. */
    record SeedLink(String url, @Nullable String calendar) {}

    /** Something wrong with a site, and where its reason is told. */
    record Alert(String what, String detail, @Nullable String href, String action) {}

    /** A site on its own page. */
    record View(
            UUID id,
            String name,
            String siteNo,
            Chip chip,
            String subject,
            String owner,
            String rightsBasis,
            String scopeKind,
            List<String> scopeValues,
            Instant approvedAt,
            List<SeedLink> seeds,
            int crawlCount,
            List<CrawlRow> crawls,
            StoredFiles.Captured captured,
            StoredFiles.Sum warc,
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

    List<Row> all() {
        Map<UUID, Ledger.Entry> entries = new HashMap<>();
        for (Ledger.Line line : ledger.lines()) {
            for (Ledger.Entry entry : ledger.sites(line.libraryCode(), line.year())) {
                entry.siteId().ifPresent(id -> entries.put(id, entry));
            }
        }
        Map<UUID, CrawlsAtAGlance.Last> last = glance.lastBySite();
        return sites.all().stream()
                .map(
                        site ->
                                row(
                                        site,
                                        Optional.ofNullable(entries.get(site.id())),
                                        last.get(site.id())))
                .toList();
    }

    Optional<View> one(UUID id) {
        return sites.byId(id).map(this::view);
    }

    private static Row row(
            Site site, Optional<Ledger.Entry> entry, CrawlsAtAGlance.@Nullable Last lastCrawl) {
        Standing standing = entry.map(Standing::of).orElse(Standing.UNDERWAY);
        return new Row(
                site.id(),
                site.number(),
                site.name(),
                site.seeds(),
                site.subject().name(),
                entry.map(Ledger.Entry::captures).orElse(0L),
                entry.flatMap(Ledger.Entry::lastCapturedAt).orElse(null),
                lastCrawl,
                standing,
                chip(site, standing));
    }

    private static Chip chip(Site site, Standing standing) {
        return switch (site.state()) {
            case COLLECTING -> standing.chip();
            case SUSPENDED -> new Chip("warn", "pause-circle", "site.state.SUSPENDED");
            case ENDED -> new Chip("mute", "stop-circle", "site.state.ENDED");
        };
    }

    private View view(Site site) {
        DeskFormat format = new DeskFormat(words.locale(), zone);
        Optional<Ledger.Entry> entry = ledger.site(site.id());
        List<CrawlRow> all =
                crawls.ofSite(site.id()).stream().map(c -> CrawlRow.of(c, words)).toList();
        List<CrawlRow> latest = all.stream().limit(SHOWN_CRAWLS).toList();
        StoredFiles.Captured captured = stored.capturedOfSite(site.id());
        return new View(
                site.id(),
                site.name(),
                site.number(),
                chip(site, entry.map(Standing::of).orElse(Standing.UNDERWAY)),
                site.subject().name(),
                site.owner(),
                site.rightsBasis(),
                site.scope().kind().name(),
                site.scope().values(),
                site.approvedAt(),
                site.seeds().stream()
                        .map(url -> new SeedLink(url, reader.calendar(url).orElse(null)))
                        .toList(),
                all.size(),
                latest,
                captured,
                stored.ofSite(site.id()),
                alerts(entry, latest, format),
                chain.of(site, entry, latest, captured, format),
                site.state() == Site.State.COLLECTING);
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
