package org.diancang.orchestrator.crawl.web;

import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.CrawlSettings;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.crawl.Rerun;
import org.diancang.orchestrator.crawl.Reruns;
import org.diancang.orchestrator.problem.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/crawls/{id}/settings} and {@code /api/crawls/{id}/rerun}. */
@RestController
class RerunApi {
    private final Crawls crawls;
    private final Reruns reruns;

    RerunApi(Crawls crawls, Reruns reruns) {
        this.crawls = crawls;
        this.reruns = reruns;
    }

    @GetMapping("/api/crawls/{id}/settings")
    CrawlSettings settings(@PathVariable UUID id) {
        return crawls.byId(id).orElseThrow(() -> absent(id)).order().settings();
    }

    @PostMapping("/api/crawls/{id}/rerun")
    ResponseEntity<CrawlView> rerun(@PathVariable UUID id, Principal user) {
        return switch (reruns.start(id, user.getName()).orElseThrow(() -> absent(id))) {
            case Rerun.Queued queued -> StartAnswers.queued(queued.crawl());
            case Rerun.AlreadyOpen open -> throw StartAnswers.alreadyOpen(open.crawl());
            case Rerun.Refused refused ->
                    throw Problems.conflict(
                            "rerun-refused",
                            why(refused.reason()),
                            Map.of("reason", refused.reason()));
        };
    }

    private static String why(Rerun.Reason reason) {
        return switch (reason) {
            case NOT_ENDED -> "The crawl is not over; wait for its end.";
            case IMPORT -> "The crawl was an import of files, for which nothing was fetched.";
            case NOT_COLLECTING -> "Collecting of the site is suspended or ended.";
            case APPROVER_NEEDED ->
                    "The crawl disobeyed robots.txt, which its site does no more: let an approver"
                            + " ask for it.";
        };
    }

    private static ErrorResponseException absent(UUID id) {
        return Problems.notFound("crawl", id);
    }
}
