package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.UUID;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.NominationDraft;
import org.diancang.orchestrator.site.Nominations;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.diancang.orchestrator.site.Subject;
import org.diancang.orchestrator.site.Submission;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Nominations: form, page of one, and the two decisions. */
@DeskController
@RequestMapping("/nominations")
class NominationPages {
    private static final int LONGEST_REASON = 1_000;
    private final Nominations nominations;
    private final Sites sites;
    private final People people;

    NominationPages(Nominations nominations, Sites sites, People people) {
        this.nominations = nominations;
        this.sites = sites;
        this.people = people;
    }

    @GetMapping("/new")
    ModelAndView form(@RequestParam(defaultValue = "") String url, Model model) {
        model.addAttribute("nominationForm", NominationForm.of(url));
        return form(model, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView submit(
            @ModelAttribute("nominationForm") NominationForm form,
            BindingResult errors,
            Principal person,
            Model model,
            RedirectAttributes next) {
        return switch (nominations.submit(form.draft(), person.getName())) {
            case Submission.Submitted submitted -> {
                next.addFlashAttribute("done", "nominated");
                yield new ModelAndView("redirect:/nominations/" + submitted.nomination().id());
            }
            case Submission.Refused refused -> {
                refused.findings().forEach(finding -> NominationForm.show(finding, errors));
                yield form(model, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Submission.AlreadyNominated already -> {
                model.addAttribute("duplicates", already.duplicates());
                yield form(model, HttpStatus.CONFLICT);
            }
        };
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("n", view(found(id)));
        return "nominations/detail";
    }

    @PostMapping("/{id}/approval")
    String approve(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        try {
            Site site =
                    nominations.approve(id, person.getName()).orElseThrow(NominationPages::absent);
            next.addFlashAttribute("done", "approved");
            return "redirect:/sites/" + site.id();
        } catch (IllegalTransitionException e) {
            return notNow(id, next);
        }
    }

    @PostMapping("/{id}/return")
    ModelAndView giveBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            Model model,
            RedirectAttributes next) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            model.addAttribute("n", view(found(id)));
            model.addAttribute("returnProblem", true);
            model.addAttribute("returnReason", reason);
            return new ModelAndView(
                    "nominations/detail", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var _ =
                    nominations
                            .giveBack(id, person.getName(), why)
                            .orElseThrow(NominationPages::absent);
            next.addFlashAttribute("done", "returned");
            return new ModelAndView("redirect:/nominations/" + id);
        } catch (IllegalTransitionException e) {
            return new ModelAndView(notNow(id, next));
        }
    }

    private static String notNow(UUID id, RedirectAttributes next) {
        next.addFlashAttribute("refused", "notNow");
        return "redirect:/nominations/" + id;
    }

    private static ModelAndView form(Model model, HttpStatus status) {
        model.addAttribute("subjects", Subject.values());
        model.addAttribute("scopeKinds", NominationDraft.SCOPES);
        return new ModelAndView("nominations/form", model.asMap(), status);
    }

    private Nomination found(UUID id) {
        return nominations.byId(id).orElseThrow(NominationPages::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such nomination");
    }

    private NominationView view(Nomination nomination) {
        return new NominationView(
                nomination,
                people.name(nomination.submittedBy()),
                nomination.decision().map(d -> people.name(d.by())).orElse(""),
                sites.ofNomination(nomination.id()).map(Site::id).orElse(null));
    }
}
