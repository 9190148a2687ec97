package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diancang.events.CrawlSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for crawls that run and get nowhere. */
@Component
class TroubleWatch {
    private static final Logger log = LoggerFactory.getLogger(TroubleWatch.class);
    private final CrawlViews crawls;
    private final CrawlTable table;
    private final CrawlLog crawlLog;
    private final CrawlTroubles troubles;
    private final LiveCrawls live;
    private final TroubleSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TroubleWatch(
            CrawlViews crawls,
            CrawlTable table,
            CrawlLog crawlLog,
            CrawlTroubles troubles,
            LiveCrawls live,
            TroubleSettings settings,
            Clock clock,
            TransactionTemplate transaction) {
        this.crawls = crawls;
        this.table = table;
        this.crawlLog = crawlLog;
        this.troubles = troubles;
        this.live = live;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${diancang.crawl-trouble.interval:30s}")
    void run() {
        try {
            look();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Stuck crawls can't be looked for, trying again: {}", e.getMessage());
        }
    }

    /** Looks once at every crawl that runs and is not held. */
    void look() {
        List<CrawlView> running = crawls.open().stream().filter(TroubleWatch::shouldGetOn).toList();
        troubles.keepOnly(running.stream().map(CrawlView::id).toList());
        Set<String> unreachable = new HashSet<>();
        for (CrawlView crawl : running) {
            Instant now = clock.instant();
            CrawlTroubles.Seen seen = troubles.saw(crawl.id(), crawl.statistics().fetched(), now);
            if (seen.leftUntil().filter(now::isBefore).isEmpty()) {
                judge(crawl, seen, now, unreachable)
                        .ifPresentOrElse(
                                trouble -> notice(crawl, trouble), () -> troubles.over(crawl.id()));
            }
        }
    }

    private static boolean shouldGetOn(CrawlView crawl) {
        return crawl.state() == CrawlState.RUNNING && crawl.heldBy().isEmpty() && crawl.goesOn();
    }

    private Optional<CrawlTrouble> judge(
            CrawlView crawl, CrawlTroubles.Seen seen, Instant now, Set<String> unreachable) {
        Duration still = Duration.between(seen.progressedAt(), now);
        if (still.compareTo(settings.standstill()) >= 0) {
            return Optional.of(CrawlTrouble.standstill(crawl.id(), seen.progressedAt()));
        }
        if (unreachable.contains(crawl.workerId().orElse(""))) {
            return troubles.of(crawl.id());
        }
        return switch (live.snapshot(crawl.id())) {
            case LiveAnswer.Known<CrawlSnapshot> known ->
                    Optional.of(known.value().recent())
                            .filter(CrawlTrouble::isEndless)
                            .map(recent -> CrawlTrouble.endless(crawl.id(), now, recent));
            case LiveAnswer.NothingYet<CrawlSnapshot> _ -> Optional.empty();
            case LiveAnswer.Unreachable<CrawlSnapshot> gone -> {
                unreachable.add(gone.workerId());
                yield troubles.of(crawl.id()).filter(t -> t.kind() == CrawlTrouble.Kind.ENDLESS);
            }
        };
    }

    private void notice(CrawlView crawl, CrawlTrouble trouble) {
        if (!troubles.notice(trouble)) {
            return;
        }
        String detail =
                switch (trouble.kind()) {
                    case STANDSTILL -> "STANDSTILL";
                    case ENDLESS -> "ENDLESS " + trouble.host() + " " + trouble.path();
                };
        log.warn("Crawl {} gets nowhere: {}; it is shown on the desk", crawl.id(), detail);
        transaction.executeWithoutResult(
                _ ->
                        table.lock(crawl.id())
                                .ifPresent(
                                        locked ->
                                                crawlLog.add(
                                                        "CrawlStuck",
                                                        locked,
                                                        Optional.of(detail))));
    }
}
