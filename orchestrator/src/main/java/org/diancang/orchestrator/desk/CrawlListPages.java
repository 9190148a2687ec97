package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.CrawlFilter;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.database.Place;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The list of crawls. */
@DeskController
class CrawlListPages {
    private final Crawls crawls;
    private final Sites sites;
    private final Words words;

    CrawlListPages(Crawls crawls, Sites sites, Words words) {
        this.crawls = crawls;
        this.sites = sites;
        this.words = words;
    }

    /** What the list shows around its rows. */
    record Choices(List<FilterLink> states, String query, String state, @Nullable UUID site) {}

    @GetMapping("/crawls")
    String list(
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        CrawlStates group = CrawlStates.of(state);
        String text = q.strip();
        CrawlFilter filter = new CrawlFilter(group.states(), Optional.ofNullable(site), text);
        ListAddress address =
                ListAddress.of("/crawls")
                        .with("q", text)
                        .with("site", site == null ? "" : site.toString())
                        .with("state", group == CrawlStates.ALL ? "" : group.parameter());
        Map<CrawlState, Long> counts =
                crawls.counts(new CrawlFilter(Set.of(), filter.site(), text));
        Slice<CrawlView> found =
                ListPage.refusing(
                        () -> crawls.page(filter, ListPage.cursor(after, before), ListPage.SIZE));
        model.addAttribute(
                "page",
                ListPage.of(
                        found,
                        crawl -> Place.of(crawl.queuedAt(), crawl.id()),
                        crawl -> CrawlRow.of(crawl, words),
                        group.of(counts),
                        address,
                        ListPage.narrowed(
                                address, words, name -> inWords(name, text, group, site))));
        model.addAttribute(
                "choices",
                new Choices(
                        Arrays.stream(CrawlStates.values())
                                .map(one -> link(one, one == group, address, counts))
                                .toList(),
                        text,
                        group == CrawlStates.ALL ? "" : group.parameter(),
                        site));
        return "crawls/list";
    }

    private static FilterLink link(
            CrawlStates group, boolean current, ListAddress address, Map<CrawlState, Long> counts) {
        String parameter = group == CrawlStates.ALL ? "" : group.parameter();
        return new FilterLink(
                group.key(), address.with("state", parameter).href(), current, group.of(counts));
    }

    private String inWords(String name, String text, CrawlStates group, @Nullable UUID site) {
        return switch (name) {
            case "state" -> words.say(group.key());
            case "site" ->
                    site == null ? "" : sites.byId(site).map(Site::name).orElse(site.toString());
            default -> text;
        };
    }
}
