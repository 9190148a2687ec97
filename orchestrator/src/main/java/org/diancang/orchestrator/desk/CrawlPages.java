package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.diancang.orchestrator.crawl.CrawlLogEntry;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.diancang.orchestrator.site.Sites;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a crawl, its part that changes while it runs, and the question before a stop. */
@DeskController
@RequestMapping("/crawls")
class CrawlPages {
    private static final int SHOWN_EVENTS = 12;
    private final Crawls crawls;
    private final StoredFiles stored;
    private final ImportedFiles imported;
    private final CrawlSettingsPart settings;
    private final Sites sites;
    private final People people;
    private final CrawlFacts facts;
    private final LiveViews work;
    private final ReaderLinks reader;
    private final Words words;
    private final Clock clock;
    private final ZoneId zone;

    CrawlPages(
            Crawls crawls,
            StoredFiles stored,
            ImportedFiles imported,
            CrawlSettingsPart settings,
            Sites sites,
            People people,
            CrawlFacts facts,
            LiveViews work,
            ReaderLinks reader,
            Words words,
            Clock clock,
            ZoneId deskZone) {
        this.crawls = crawls;
        this.stored = stored;
        this.imported = imported;
        this.settings = settings;
        this.sites = sites;
        this.people = people;
        this.facts = facts;
        this.work = work;
        this.reader = reader;
        this.words = words;
        this.clock = clock;
        this.zone = deskZone;
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        model.addAttribute("imported", imported.ofCrawl(id));
        model.addAttribute("ordered", settings.of(id).orElseThrow(CrawlPages::absent));
        model.addAttribute("work", work.of(id).orElseThrow(CrawlPages::absent));
        return "crawls/detail";
    }

    @GetMapping("/{id}/live")
    String live(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id), CrawlFacts.Facts.NONE));
        model.addAttribute("imported", imported.ofCrawl(id));
        return "crawls/live :: live";
    }

    @GetMapping("/{id}/latest")
    String latest(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        return "crawls/live :: latest";
    }

    @GetMapping("/{id}/facts")
    String allFacts(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", view(found(id)));
        return "crawls/live :: facts";
    }

    /** All that happened to it, newest first. */
    @GetMapping("/{id}/log")
    String log(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", found(id));
        model.addAttribute("events", events(id, Integer.MAX_VALUE));
        return "crawls/log";
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
        return asked(id, () -> crawls.stop(id, person.getName()), "stopRequested", next);
    }

    @PostMapping("/{id}/abort")
    String abort(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return asked(id, () -> crawls.abort(id, person.getName()), "abortRequested", next);
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return asked(id, () -> crawls.pause(id, person.getName()), "pauseRequested", next);
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return asked(id, () -> crawls.resume(id, person.getName()), "resumeRequested", next);
    }

    @PostMapping("/{id}/checkpoint")
    String checkpoint(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return asked(
                id, () -> crawls.checkpoint(id, person.getName()), "checkpointRequested", next);
    }

    private static String asked(
            UUID id, Supplier<Optional<CrawlView>> asking, String done, RedirectAttributes next) {
        try {
            var _ = asking.get().orElseThrow(CrawlPages::absent);
            next.addFlashAttribute("done", done);
        } catch (IllegalTransitionException e) {
            next.addFlashAttribute("refused", "notNow");
        }
        return "redirect:/crawls/" + id;
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
        return view(row, facts.of(row.id(), new DeskFormat(words.locale(), zone)));
    }

    private CrawlPage view(CrawlRow row, CrawlFacts.Facts shown) {
        String calendar =
                sites.byId(row.siteId())
                        .flatMap(site -> reader.calendar(site.seeds().getFirst()))
                        .orElse(null);
        return CrawlPage.of(
                row,
                events(row.id(), SHOWN_EVENTS),
                stored.ofCrawl(row.id()),
                stored.capturesOfCrawl(row.id()),
                shown,
                calendar,
                words,
                new DeskFormat(words.locale(), zone),
                clock.instant());
    }

    private List<CrawlPage.Event> events(UUID crawl, int most) {
        List<CrawlLogEntry> log = crawls.log(crawl);
        return log.reversed().stream().limit(most).map(this::event).toList();
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
            case "CrawlQueued",
                    "ImportQueued",
                    "StopRequested",
                    "AbortRequested",
                    "PauseRequested",
                    "ResumeRequested",
                    "CheckpointRequested" ->
                    people.name(detail);
            case "CrawlPaused" -> WaitSentences.of(detail, words);
            case "CrawlStuck" -> TroubleSentences.of(detail, words);
            case "CrawlTakenOver" -> "";
            default -> detail;
        };
    }
}
