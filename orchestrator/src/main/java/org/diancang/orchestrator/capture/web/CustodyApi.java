package org.diancang.orchestrator.capture.web;

import java.util.UUID;
import org.diancang.orchestrator.capture.Custody;
import org.diancang.orchestrator.problem.Problems;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /internal/custody?crawl=&file=}: how the captures that a crawl wrote into a WARC file
 * came into the archive, for readers to see.
 */
@RestController
class CustodyApi {
    private final Custody custody;

    CustodyApi(Custody custody) {
        this.custody = custody;
    }

    @GetMapping("/internal/custody")
    Custody.Chain chain(@RequestParam UUID crawl, @RequestParam String file) {
        return custody.of(crawl, file).orElseThrow(() -> Problems.notFound("crawl", crawl));
    }
}
