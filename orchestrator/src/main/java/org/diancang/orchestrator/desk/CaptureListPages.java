package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.capture.CaptureFilter;
import org.diancang.orchestrator.capture.CaptureLine;
import org.diancang.orchestrator.capture.CaptureOutcome;
import org.diancang.orchestrator.capture.Captures;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Captures of a crawl or a site, newest first. */
@DeskController
class CaptureListPages {
    private static final int SIZE = 50;
    private static final String PROBLEM = "problem";
    private final Captures captures;
    private final Crawls crawls;
    private final SiteViews sites;
    private final ReaderLinks reader;
    private final Words words;

    CaptureListPages(
            Captures captures, Crawls crawls, SiteViews sites, ReaderLinks reader, Words words) {
        this.captures = captures;
        this.crawls = crawls;
        this.sites = sites;
        this.reader = reader;
        this.words = words;
    }

    /** What the list shows around its rows: outcomes to choose from, and the host it is of. */
    record Choices(List<FilterLink> states, String state, String host) {}

    @GetMapping("/crawls/{id}/captures")
    String ofCrawl(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String host,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        model.addAttribute(
                "crawl",
                crawls.byId(id)
                        .map(crawl -> CrawlRow.of(crawl, words))
                        .orElseThrow(CaptureListPages::absent));
        CaptureFilter filter = filter(state, host);
        list(
                ListPage.refusing(
                        () -> captures.ofCrawl(id, filter, ListPage.cursor(after, before), SIZE)),
                "/crawls/" + id + "/captures",
                filter,
                model);
        return "crawls/captures";
    }

    @GetMapping("/sites/{id}/captures")
    String ofSite(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String host,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        model.addAttribute("site", sites.one(id, "captures").orElseThrow(CaptureListPages::absent));
        CaptureFilter filter = filter(state, host);
        list(
                ListPage.refusing(
                        () -> captures.ofSite(id, filter, ListPage.cursor(after, before), SIZE)),
                "/sites/" + id + "/captures",
                filter,
                model);
        return "sites/captures";
    }

    private static CaptureFilter filter(String state, String host) {
        return new CaptureFilter(
                state.equals(PROBLEM),
                CrawlFacts.outcome(state),
                host.strip().toLowerCase(Locale.ROOT));
    }

    private void list(Slice<CaptureLine> found, String path, CaptureFilter filter, Model model) {
        String state =
                filter.problems()
                        ? PROBLEM
                        : filter.outcome().map(CrawlFacts::parameter).orElse("");
        ListAddress address = ListAddress.of(path).with("host", filter.host()).with("state", state);
        model.addAttribute(
                "page",
                ListPage.of(
                        found,
                        Captures::place,
                        line -> CaptureRow.of(line, reader),
                        found.rows().size(),
                        address,
                        ListPage.narrowed(
                                address,
                                words,
                                name -> name.equals("state") ? inWords(filter) : filter.host())));
        model.addAttribute("size", SIZE);
        model.addAttribute("choices", new Choices(choices(address, state), state, filter.host()));
    }

    private String inWords(CaptureFilter filter) {
        return filter.outcome()
                .map(outcome -> words.say("capture.outcome." + outcome))
                .orElseGet(() -> words.say("capture.problems"));
    }

    private static List<FilterLink> choices(ListAddress address, String state) {
        FilterLink all =
                new FilterLink("capture.all", address.with("state", "").href(), state.isEmpty(), 0);
        FilterLink problems =
                new FilterLink(
                        "capture.problems",
                        address.with("state", PROBLEM).href(),
                        state.equals(PROBLEM),
                        0);
        Optional<FilterLink> other =
                Arrays.stream(CaptureOutcome.values())
                        .filter(outcome -> CrawlFacts.parameter(outcome).equals(state))
                        .findFirst()
                        .map(
                                outcome ->
                                        new FilterLink(
                                                "capture.outcome." + outcome,
                                                address.href(),
                                                true,
                                                0));
        return other.map(one -> List.of(all, problems, one)).orElse(List.of(all, problems));
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such crawl or site");
    }
}
