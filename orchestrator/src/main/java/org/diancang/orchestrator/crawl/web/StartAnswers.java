package org.diancang.orchestrator.crawl.web;

import java.net.URI;
import java.util.Map;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.problem.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** What is answered to who asks for a crawl, anew or again. */
final class StartAnswers {
    private StartAnswers() {}

    static ResponseEntity<CrawlView> queued(CrawlView crawl) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/crawls/" + crawl.id()))
                .body(crawl);
    }

    static ErrorResponseException alreadyOpen(CrawlView open) {
        return Problems.conflict(
                "crawl-running",
                "Crawl "
                        + open.crawlNo()
                        + " of this site is "
                        + open.state()
                        + "; stop it or wait for its end.",
                Map.of("crawlId", open.id()));
    }
}
