package org.diancang.orchestrator.site.web;

import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/** {@code /api/sites}. */
@RestController
@RequestMapping("/api/sites")
class SiteApi {
    private final Sites sites;

    SiteApi(Sites sites) {
        this.sites = sites;
    }

    @GetMapping
    List<Site> list(
            @RequestParam(required = false) @Nullable String seed,
            @RequestParam(required = false) @Nullable String number) {
        if (number != null) {
            return sites.byNumber(number).stream().toList();
        }
        return seed == null ? sites.all() : sites.withSeed(seed);
    }

    @GetMapping("/{id}")
    Site one(@PathVariable UUID id) {
        return sites.byId(id).orElseThrow(() -> Problems.notFound("site", id));
    }
}
