package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Exclusions and speed of a crawl, changed while it runs. */
@DeskController
@RequestMapping("/crawls/{id}/change")
class ChangePages {
    private final Crawls crawls;
    private final Words words;

    ChangePages(Crawls crawls, Words words) {
        this.crawls = crawls;
        this.words = words;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        CrawlView crawl = found(id);
        if (!crawl.goesOn()) {
            return "redirect:/crawls/" + id;
        }
        model.addAttribute("changeForm", ChangeForm.of(crawl));
        return form(crawl, model);
    }

    @PostMapping
    String change(
            @PathVariable UUID id,
            @ModelAttribute("changeForm") ChangeForm typed,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes next) {
        CrawlView crawl = found(id);
        typed.check(errors);
        if (errors.hasErrors()) {
            return form(crawl, model);
        }
        try {
            Duration delay = Duration.ofMillis(Long.parseLong(typed.delayMs()));
            var _ =
                    crawls.change(
                            id,
                            Optional.of(typed.expressions()),
                            Optional.of(delay),
                            person.getName());
            next.addFlashAttribute("done", "changeRequested");
        } catch (IllegalTransitionException e) {
            next.addFlashAttribute("refused", "notNow");
        }
        return "redirect:/crawls/" + id;
    }

    private String form(CrawlView crawl, Model model) {
        model.addAttribute("crawl", CrawlRow.of(crawl, words));
        return "crawls/change";
    }

    private CrawlView found(UUID id) {
        return crawls.byId(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such crawl"));
    }
}
