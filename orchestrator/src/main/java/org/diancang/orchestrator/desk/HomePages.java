package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.programme.Libraries;
import org.diancang.orchestrator.programme.Library;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Today: what to do, how the ledger stands, what runs. */
@DeskController
class HomePages {
    private static final int LATEST = 5;
    private static final int RUNNING = 20;
    private final Ledger ledger;
    private final Libraries libraries;
    private final Crawls crawls;
    private final HomeTasks tasks;
    private final HomeCards cards;
    private final Words words;
    private final Clock clock;

    HomePages(
            Ledger ledger,
            Libraries libraries,
            Crawls crawls,
            HomeTasks tasks,
            HomeCards cards,
            Words words,
            Clock clock) {
        this.ledger = ledger;
        this.libraries = libraries;
        this.crawls = crawls;
        this.tasks = tasks;
        this.cards = cards;
        this.words = words;
        this.clock = clock;
    }

    /** The page; the ledger is absent where the library owes nothing this year. */
    record Home(
            Instant now,
            List<HomeTasks.Task> tasks,
            @Nullable LedgerBoard ledger,
            HomeCards.@Nullable Standings standings,
            HomeCards.Growth growth,
            HomeCards.Storage storage,
            List<CrawlRow> latest) {}

    @GetMapping("/")
    String home(Principal person, Model model) {
        Library library = libraries.of(person.getName());
        int year = libraries.currentYear();
        List<Ledger.Entry> entries = ledger.sites(library.code(), year);
        Optional<Ledger.Line> line = ledger.line(library.code(), year);
        Optional<LedgerBoard> board = line.map(l -> LedgerBoard.of(l, entries, words));
        model.addAttribute(
                "home",
                new Home(
                        clock.instant(),
                        tasks.of(entries),
                        board.orElse(null),
                        line.map(l -> cards.standings(l, entries)).orElse(null),
                        cards.growth(),
                        cards.storage(),
                        latest()));
        model.addAttribute("running", running());
        return "home";
    }

    /** The card of running crawls, asked for again and again by the page. */
    @GetMapping("/running")
    String runningNow(Model model) {
        model.addAttribute("running", running());
        return "home :: running";
    }

    private List<CrawlRow> latest() {
        return crawls.latest().stream()
                .filter(crawl -> crawl.state().ended())
                .limit(LATEST)
                .map(crawl -> CrawlRow.of(crawl, words))
                .toList();
    }

    private List<CrawlRow> running() {
        return crawls.open().stream()
                .limit(RUNNING)
                .map(crawl -> CrawlRow.of(crawl, words))
                .toList();
    }
}
