package org.diancang.orchestrator.desk;

import java.util.List;
import java.util.UUID;
import org.diancang.orchestrator.crawl.ScopeChecks;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.diancang.scope.ScopeCheck;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Which URLs belong to a site, tried out before a crawl. */
@DeskController
@RequestMapping("/sites/{id}/scope")
class ScopePages {
    private final ScopeChecks checks;
    private final SiteViews sites;
    private final Words words;

    ScopePages(ScopeChecks checks, SiteViews sites, Words words) {
        this.checks = checks;
        this.sites = sites;
        this.words = words;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        model.addAttribute("scopeForm", new ScopeForm(""));
        return page(id, List.of(), model);
    }

    @PostMapping
    String check(
            @PathVariable UUID id,
            @ModelAttribute("scopeForm") ScopeForm typed,
            BindingResult errors,
            Model model) {
        typed.check(errors);
        List<ScopeRow> rows =
                errors.hasErrors()
                        ? List.of()
                        : checks.check(id, typed.lines()).orElseThrow(ScopePages::absent).stream()
                                .map(line -> ScopeRow.of(line, words))
                                .toList();
        return page(id, rows, model);
    }

    private String page(UUID id, List<ScopeRow> rows, Model model) {
        model.addAttribute("site", sites.one(id, "scope").orElseThrow(ScopePages::absent));
        model.addAttribute("rows", rows);
        model.addAttribute("most", ScopeCheck.MOST);
        return "sites/scope";
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such site");
    }
}
