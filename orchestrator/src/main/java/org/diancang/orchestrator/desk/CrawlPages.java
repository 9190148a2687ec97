package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.CrawlLogEntry;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Crawls: the list, the page of one, its part that changes while it runs. */
@DeskController
@RequestMapping("/crawls")
class CrawlPages {
    private static final int SHOWN = 100;
    private static final int SHOWN_EVENTS = 50;
    private final Crawls crawls;
    private final StoredFiles stored;
    private final ImportedFiles imported;
    private final Sites sites;
    private final People people;
    private final ReaderLinks reader;
    private final Words words;
    private final Clock clock;
    private final ZoneId zone;

    CrawlPages(
            Crawls crawls,
            StoredFiles stored,
            ImportedFiles imported,
            Sites sites,
            People people,
            ReaderLinks reader,
            Words words,
            Clock clock,
            ZoneId deskZone) {
        this.crawls = crawls;
        this.stored = stored;
        this.imported = imported;
        this.sites = sites;
        this.people = people;
        this.reader = reader;
        this.words = words;
        this.clock = clock;
        this.zone = deskZone;
    }

    /** The list; {@code filtered} where an empty one is due to the filter. */
    record Page(
            List<CrawlRow> rows, List<FilterLink> filters, @Nullable Site site, boolean filtered) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(required = false) @Nullable UUID site,
            Model model) {
        CrawlFilter filter = CrawlFilter.of(state);
        String of = site == null ? "" : "&site=" + site;
        List<FilterLink> filters =
                Arrays.stream(CrawlFilter.values())
                        .map(
                                f ->
                                        new FilterLink(
                                                f.key(),
                                                "/crawls?state=" + f.parameter() + of,
                                                f == filter,
                                                0))
                        .toList();
        model.addAttribute(
                "page",
                new Page(
                        rows(filter, site),
                        filters,
                        site == null ? null : sites.byId(site).orElse(null),
                        filter != CrawlFilter.ALL || site != null));
        return "crawls/list";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        model.addAttribute("imported", imported.ofCrawl(id));
        return "crawls/detail";
    }

    @GetMapping("/{id}/live")
    String live(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        model.addAttribute("imported", imported.ofCrawl(id));
        return "crawls/live :: live";
    }

    @GetMapping("/{id}/stop")
    String confirmStop(@PathVariable UUID id, Model model) {
        CrawlRow row = found(id);
        if (!row.stoppable()) {
            return "redirect:/crawls/" + id;
        }
        model.addAttribute("crawl", row);
        return "crawls/stop";
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        try {
            var _ = crawls.stop(id, person.getName()).orElseThrow(CrawlPages::absent);
            next.addFlashAttribute("done", "stopRequested");
        } catch (IllegalTransitionException e) {
            next.addFlashAttribute("refused", "notNow");
        }
        return "redirect:/crawls/" + id;
    }

    private List<CrawlRow> rows(CrawlFilter filter, @Nullable UUID site) {
        List<CrawlView> found =
                site != null
                        ? crawls.ofSite(site)
                        : filter == CrawlFilter.OPEN ? crawls.open() : crawls.latest();
        return found.stream()
                .filter(filter)
                .limit(SHOWN)
                .map(crawl -> CrawlRow.of(crawl, words))
                .toList();
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such crawl");
    }

    private CrawlRow found(UUID id) {
        return crawls.byId(id)
                .map(crawl -> CrawlRow.of(crawl, words))
                .orElseThrow(CrawlPages::absent);
    }

    private CrawlPage view(CrawlRow row) {
        String calendar =
                sites.byId(row.siteId())
                        .flatMap(site -> reader.calendar(site.seeds().getFirst()))
                        .orElse(null);
        return CrawlPage.of(
                row,
                events(row.id()),
                stored.ofCrawl(row.id()),
                stored.capturesOfCrawl(row.id()),
                calendar,
                words,
                new DeskFormat(words.locale(), zone),
                clock.instant());
    }

    private List<CrawlPage.Event> events(UUID crawl) {
        List<CrawlLogEntry> log = crawls.log(crawl);
        return log.reversed().stream().limit(SHOWN_EVENTS).map(this::event).toList();
    }

    private CrawlPage.Event event(CrawlLogEntry entry) {
        String detail = entry.detail().map(what -> detail(entry.type(), what)).orElse("");
        String worker = entry.workerId().orElse("");
        return new CrawlPage.Event(
                words.sayOr("event." + entry.type(), entry.type()),
                entry.at(),
                detail.isEmpty() || worker.isEmpty() ? detail + worker : detail + " · " + worker);
    }

    private String detail(String type, String detail) {
        return switch (type) {
            case "CrawlFinished" -> words.sayOr("crawl.state." + detail, detail);
            case "CrawlQueued", "ImportQueued", "StopRequested" -> people.name(detail);
            case "CrawlTakenOver" -> "";
            default -> detail;
        };
    }
}
