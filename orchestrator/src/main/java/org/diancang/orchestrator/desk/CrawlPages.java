package org.diancang.orchestrator.desk;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Crawls: the list, the page of one, its part that changes while it runs. */
@DeskController
@RequestMapping("/crawls")
class CrawlPages {
    private static final int SHOWN = 100;
    private static final int SHOWN_EVENTS = 50;
    private final CrawlRows crawls;
    private final StoredFiles stored;
    private final Sites sites;
    private final ReaderLinks reader;
    private final Words words;
    private final Clock clock;
    private final ZoneId zone;

    CrawlPages(
            CrawlRows crawls,
            StoredFiles stored,
            Sites sites,
            ReaderLinks reader,
            Words words,
            Clock clock,
            ZoneId deskZone) {
        this.crawls = crawls;
        this.stored = stored;
        this.sites = sites;
        this.reader = reader;
        this.words = words;
        this.clock = clock;
        this.zone = deskZone;
    }

    /** The list; {@code filtered} where an empty one is due to the filter. */
    record Page(
            List<CrawlRow> rows,
            List<FilterLink> filters,
            @Nullable Site site,
            boolean filtered) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(required = false) @Nullable UUID site,
            Model model) {
        CrawlRows.Filter filter =
                Arrays.stream(CrawlRows.Filter.values())
                        .filter(f -> f.parameter().equals(state.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(CrawlRows.Filter.ALL);
        String of = site == null ? "" : "&site=" + site;
        List<FilterLink> filters =
                Arrays.stream(CrawlRows.Filter.values())
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
                        crawls.list(filter, site, SHOWN),
                        filters,
                        site == null ? null : sites.byId(site).orElse(null),
                        filter != CrawlRows.Filter.ALL || site != null));
        return "crawls/list";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        return "crawls/detail";
    }

    @GetMapping("/{id}/live")
    String live(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        return "crawls/live :: live";
    }

    @GetMapping("/{id}/stop")
    String confirmStop(@PathVariable UUID id, Model model) {
        CrawlRow row = found(id);
        if (!row.state().stoppable()) {
            return "redirect:/crawls/" + id;
        }
        model.addAttribute("crawl", row);
        return "crawls/stop";
    }

    private CrawlRow found(UUID id) {
        return crawls.byId(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such crawl"));
    }

    private CrawlView view(CrawlRow row) {
        String calendar =
                sites.byId(row.siteId())
                        .flatMap(site -> reader.calendar(site.seeds().getFirst()))
                        .orElse(null);
        return CrawlView.of(
                row,
                crawls.events(row.id(), SHOWN_EVENTS),
                stored.ofCrawl(row.id()),
                stored.capturesOfCrawl(row.id()),
                calendar,
                words,
                new DeskFormat(words.locale(), zone),
                clock.instant());
    }
}
