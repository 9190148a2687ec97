package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlTroubles;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done about a crawl that gets nowhere. */
@DeskController
@RequestMapping("/crawls/{id}/trouble")
class TroublePages {
    private final Crawls crawls;
    private final CrawlTroubles troubles;

    TroublePages(Crawls crawls, CrawlTroubles troubles) {
        this.crawls = crawls;
        this.troubles = troubles;
    }

    /** Leaves out from now on what it finds no end of. */
    @PostMapping("/exclude")
    String exclude(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        CrawlView crawl = found(id);
        Optional<List<String>> excludes =
                troubles.of(id).flatMap(trouble -> Exclusion.of(trouble, crawl));
        if (excludes.isEmpty()) {
            next.addFlashAttribute("refused", "notNow");
            return back(id);
        }
        return asked(
                id,
                () -> {
                    var _ = crawls.change(id, excludes, Optional.empty(), person.getName());
                    troubles.leave(id);
                },
                "changeRequested",
                next);
    }

    /** Keeps what is known in a checkpoint, then ends it. */
    @PostMapping("/stop")
    String stop(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        var _ = found(id);
        return asked(
                id,
                () -> {
                    var _ = crawls.checkpoint(id, person.getName());
                    var _ = crawls.stop(id, person.getName());
                },
                "stopRequested",
                next);
    }

    /** Says nothing more of it for a while. */
    @PostMapping("/leave")
    String leave(@PathVariable UUID id, RedirectAttributes next) {
        var _ = found(id);
        return asked(id, () -> troubles.leave(id), "troubleLeft", next);
    }

    private static String asked(UUID id, Runnable asking, String done, RedirectAttributes next) {
        try {
            asking.run();
            next.addFlashAttribute("done", done);
        } catch (IllegalTransitionException e) {
            next.addFlashAttribute("refused", "notNow");
        }
        return back(id);
    }

    private static String back(UUID id) {
        return "redirect:/crawls/" + id;
    }

    private CrawlView found(UUID id) {
        return crawls.byId(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such crawl"));
    }
}
