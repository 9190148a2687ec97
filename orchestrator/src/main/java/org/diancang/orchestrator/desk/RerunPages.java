package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.UUID;
import org.diancang.orchestrator.crawl.Rerun;
import org.diancang.orchestrator.crawl.Reruns;
import org.diancang.orchestrator.screen.DeskController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that does a crawl again as it was ordered. */
@DeskController
class RerunPages {
    private final Reruns reruns;

    RerunPages(Reruns reruns) {
        this.reruns = reruns;
    }

    @PostMapping("/crawls/{id}/rerun")
    String again(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        Rerun outcome =
                reruns.start(id, person.getName())
                        .orElseThrow(
                                () ->
                                        new ResponseStatusException(
                                                HttpStatus.NOT_FOUND, "no such crawl"));
        return switch (outcome) {
            case Rerun.Queued queued -> {
                next.addFlashAttribute("done", "crawlRerun");
                yield "redirect:/crawls/" + queued.crawl().id();
            }
            case Rerun.AlreadyOpen open -> {
                next.addFlashAttribute("refused", "crawlOpen");
                yield "redirect:/crawls/" + open.crawl().id();
            }
            case Rerun.Refused refused -> {
                switch (refused.reason()) {
                    case NOT_ENDED -> next.addFlashAttribute("refused", "notNow");
                    case IMPORT -> next.addFlashAttribute("refused", "rerunOfImport");
                    case NOT_COLLECTING -> next.addFlashAttribute("refused", "notCollecting");
                    case APPROVER_NEEDED -> next.addFlashAttribute("refused", "rerunApprover");
                }
                yield "redirect:/crawls/" + id;
            }
        };
    }
}
