package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlStart;
import org.diancang.orchestrator.crawl.CrawlWishes;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.site.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sites: the list with its filter, and the page of one. */
@DeskController
@RequestMapping("/sites")
class SitePages {
    /** States that the list can be narrowed to: those of the ledger, and never crawled. */
    private static final List<String> STATES =
            List.of("VERIFIED", "UNDERWAY", "AT_RISK", "UNCRAWLED");

    private final SiteViews views;
    private final Crawls crawls;

    SitePages(SiteViews views, Crawls crawls) {
        this.views = views;
        this.crawls = crawls;
    }

    /** The list; {@code filtered} where an empty one is due to the filter. */
    record Page(
            List<SiteViews.Row> rows,
            String query,
            String subject,
            String state,
            boolean filtered) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String state,
            Model model) {
        String words = q.strip().toLowerCase(Locale.ROOT);
        List<SiteViews.Row> rows =
                views.all().stream()
                        .filter(row -> words.isEmpty() || matches(row, words))
                        .filter(row -> subject.isEmpty() || row.subject().equals(subject))
                        .filter(row -> state.isEmpty() || inState(row, state))
                        .toList();
        boolean filtered = !words.isEmpty() || !subject.isEmpty() || !state.isEmpty();
        model.addAttribute("page", new Page(rows, q.strip(), subject, state, filtered));
        model.addAttribute("subjects", Subject.values());
        model.addAttribute("standings", STATES);
        return "sites/list";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("site", views.one(id).orElseThrow(SitePages::absent));
        return "sites/detail";
    }

    @PostMapping("/{id}/crawls")
    String crawlNow(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        SiteViews.View site = views.one(id).orElseThrow(SitePages::absent);
        if (!site.collecting()) {
            next.addFlashAttribute("refused", "notCollecting");
            return "redirect:/sites/" + id;
        }
        return switch (crawls.start(id, CrawlWishes.NONE, person.getName())) {
            case CrawlStart.Queued queued -> {
                next.addFlashAttribute("done", "crawlQueued");
                yield "redirect:/crawls/" + queued.crawl().id();
            }
            case CrawlStart.AlreadyOpen open -> {
                next.addFlashAttribute("refused", "crawlOpen");
                yield "redirect:/crawls/" + open.crawl().id();
            }
            case CrawlStart.NoSuchSite _ -> throw absent();
        };
    }

    private static boolean matches(SiteViews.Row row, String words) {
        return row.name().toLowerCase(Locale.ROOT).contains(words)
                || row.siteNo().toLowerCase(Locale.ROOT).contains(words)
                || row.seeds().stream()
                        .anyMatch(seed -> seed.toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean inState(SiteViews.Row row, String state) {
        return state.equals("UNCRAWLED")
                ? row.lastCrawl() == null
                : row.standing().name().equals(state);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such site");
    }
}
