package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.CrawlTrouble;
import org.diancang.orchestrator.crawl.CrawlTroubles;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.Nominations;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * What wants somebody, in the order of its effect on the ledger: audits with differences, failed
 * crawls, crawls that get nowhere, nominations that wait, sites never crawled.
 */
@Component
class HomeTasks {
    private static final int MOST_FAILED = 20;
    private final Nominations nominations;
    private final Crawls crawls;
    private final CrawlsAtAGlance glance;
    private final CrawlTroubles troubles;
    private final Words words;
    private final ZoneId zone;

    HomeTasks(
            Nominations nominations,
            Crawls crawls,
            CrawlsAtAGlance glance,
            CrawlTroubles troubles,
            Words words,
            ZoneId deskZone) {
        this.nominations = nominations;
        this.crawls = crawls;
        this.glance = glance;
        this.troubles = troubles;
        this.words = words;
        this.zone = deskZone;
    }

    /** One thing to do and the one link that begins it. */
    record Task(String tone, String icon, String what, String detail, String href, String action) {}

    List<Task> of(List<Ledger.Entry> entries) {
        DeskFormat format = new DeskFormat(words.locale(), zone);
        List<Task> tasks = new ArrayList<>();
        entries.stream()
                .filter(entry -> entry.auditProblems().orElse(0L) > 0)
                .forEach(entry -> tasks.add(differences(entry, format)));
        Map<UUID, CrawlsAtAGlance.Last> last = glance.lastBySite();
        last.values().stream()
                .filter(crawl -> crawl.state() == CrawlState.FAILED)
                .limit(MOST_FAILED)
                .flatMap(crawl -> crawls.byId(crawl.id()).stream())
                .map(crawl -> CrawlRow.of(crawl, words))
                .forEach(crawl -> tasks.add(failure(crawl, format)));
        troubles.all().stream()
                .limit(MOST_FAILED)
                .flatMap(trouble -> stuck(trouble, format).stream())
                .forEach(tasks::add);
        waiting(tasks, format);
        uncollected(tasks, entries, last.keySet());
        return tasks;
    }

    private Task differences(Ledger.Entry entry, DeskFormat format) {
        return new Task(
                "bad",
                "x-octagon-fill",
                words.say("task.problems", entry.name()),
                words.say(
                        "task.problems.detail",
                        format.exact(entry.auditProblems().orElse(0L)),
                        format.stamp(entry.auditedAt().orElse(null))),
                "/sites/" + entry.siteId().map(UUID::toString).orElse(""),
                words.say("task.problems.action"));
    }

    private Optional<Task> stuck(CrawlTrouble trouble, DeskFormat format) {
        return crawls.byId(trouble.crawlId())
                .map(crawl -> CrawlRow.of(crawl, words))
                .map(
                        crawl ->
                                new Task(
                                        "warn",
                                        "exclamation-triangle-fill",
                                        words.say("task.stuck", crawl.siteName(), crawl.nth()),
                                        TroubleSentences.of(trouble, words, format),
                                        "/crawls/" + crawl.id(),
                                        words.say("task.stuck.action")));
    }

    private Task failure(CrawlRow crawl, DeskFormat format) {
        return new Task(
                "warn",
                "exclamation-triangle-fill",
                words.say("task.failed", crawl.siteName(), crawl.nth()),
                words.say("task.failed.detail", crawl.reason(), format.dateTime(crawl.endedAt())),
                "/crawls/" + crawl.id(),
                words.say("task.failed.action"));
    }

    private void waiting(List<Task> tasks, DeskFormat format) {
        long count = nominations.count(Nomination.State.SUBMITTED);
        if (count == 0) {
            return;
        }
        Instant oldest =
                nominations.latest(Nomination.State.SUBMITTED).stream()
                        .map(Nomination::submittedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        tasks.add(
                new Task(
                        "info",
                        "hourglass-split",
                        words.say("task.pending", count),
                        words.say("task.pending.detail", format.dateTime(oldest)),
                        "/nominations?state=SUBMITTED",
                        words.say(approver() ? "task.pending.action" : "task.pending.look")));
    }

    private void uncollected(List<Task> tasks, List<Ledger.Entry> entries, Set<UUID> crawled) {
        List<Ledger.Entry> never =
                entries.stream()
                        .filter(e -> e.siteId().map(id -> !crawled.contains(id)).orElse(false))
                        .toList();
        if (never.isEmpty()) {
            return;
        }
        String href =
                never.size() == 1
                        ? "/sites/" + never.getFirst().siteId().map(UUID::toString).orElse("")
                        : "/sites?state=UNCRAWLED";
        tasks.add(
                new Task(
                        "info",
                        "play-circle",
                        words.say("task.uncollected", never.size()),
                        words.say("task.uncollected.detail", never.getFirst().name()),
                        href,
                        words.say("task.uncollected.action")));
    }

    private static boolean approver() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(a -> "ROLE_APPROVER".equals(a.getAuthority()));
    }
}
