package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.CrawlFilter;
import org.diancang.orchestrator.crawl.CrawlStart;
import org.diancang.orchestrator.crawl.CrawlWishes;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.database.Place;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Subject;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sites: the list with its filter, and the pages of one. */
@DeskController
@RequestMapping("/sites")
class SitePages {
    /** States that the list can be narrowed to: those of the ledger, and never crawled. */
    private static final List<String> STATES =
            List.of("VERIFIED", "UNDERWAY", "AT_RISK", "UNCRAWLED");

    private final SiteList list;
    private final SiteViews views;
    private final StoredFiles stored;
    private final Crawls crawls;
    private final Words words;

    SitePages(SiteList list, SiteViews views, StoredFiles stored, Crawls crawls, Words words) {
        this.list = list;
        this.views = views;
        this.stored = stored;
        this.crawls = crawls;
        this.words = words;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Subject subject,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        SiteList.Filter filter =
                new SiteList.Filter(
                        q.strip(),
                        subject == null ? "" : subject.name(),
                        STATES.contains(state) ? state : "");
        ListAddress address =
                ListAddress.of("/sites")
                        .with("q", filter.text())
                        .with("subject", filter.subject())
                        .with("state", filter.state());
        model.addAttribute(
                "page",
                ListPage.of(
                        ListPage.refusing(
                                () ->
                                        list.page(
                                                filter,
                                                ListPage.cursor(after, before),
                                                ListPage.SIZE)),
                        SiteRow::siteNo,
                        row -> row,
                        list.count(filter),
                        address,
                        ListPage.narrowed(address, words, name -> inWords(name, filter))));
        model.addAttribute("filter", filter);
        model.addAttribute("subjects", Subject.values());
        model.addAttribute("standings", STATES);
        return "sites/list";
    }

    private String inWords(String name, SiteList.Filter filter) {
        return switch (name) {
            case "subject" -> words.say("subject." + filter.subject());
            case "state" -> words.say("standing." + filter.state());
            default -> filter.text();
        };
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("site", views.one(id, "overview").orElseThrow(SitePages::absent));
        return "sites/detail";
    }

    @GetMapping("/{id}/crawls")
    String crawls(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        SiteViews.View site = views.one(id, "crawls").orElseThrow(SitePages::absent);
        model.addAttribute("site", site);
        model.addAttribute(
                "page",
                ListPage.of(
                        ListPage.refusing(
                                () ->
                                        crawls.page(
                                                new CrawlFilter(Set.of(), Optional.of(id), ""),
                                                ListPage.cursor(after, before),
                                                ListPage.SIZE)),
                        crawl -> Place.of(crawl.queuedAt(), crawl.id()),
                        crawl -> CrawlRow.of(crawl, words),
                        site.crawlCount(),
                        ListAddress.of("/sites/" + id + "/crawls"),
                        List.of()));
        return "sites/crawls";
    }

    @GetMapping("/{id}/files")
    String files(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        SiteViews.View site = views.one(id, "files").orElseThrow(SitePages::absent);
        model.addAttribute("site", site);
        model.addAttribute(
                "page",
                ListPage.of(
                        ListPage.refusing(
                                () ->
                                        stored.ofSite(
                                                id, ListPage.cursor(after, before), ListPage.SIZE)),
                        file -> Place.of(file.sealedAt(), file.file()),
                        file -> file,
                        site.warc().files(),
                        ListAddress.of("/sites/" + id + "/files"),
                        List.of()));
        return "sites/files";
    }

    @PostMapping("/{id}/crawls")
    String crawlNow(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        SiteViews.View site = views.one(id, "overview").orElseThrow(SitePages::absent);
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

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such site");
    }
}
