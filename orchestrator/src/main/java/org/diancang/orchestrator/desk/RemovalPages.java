package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.UUID;
import org.diancang.orchestrator.access.AccessRules;
import org.diancang.orchestrator.removal.Removal;
import org.diancang.orchestrator.removal.RemovalChange;
import org.diancang.orchestrator.removal.Removals;
import org.diancang.orchestrator.screen.DeskController;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is taken out of the readers' sight: asked for, approved, refused, lifted, looked into. */
@DeskController
@RequestMapping("/removals")
class RemovalPages {
    private final Removals removals;
    private final AccessRules rules;
    private final People people;

    RemovalPages(Removals removals, AccessRules rules, People people) {
        this.removals = removals;
        this.rules = rules;
        this.people = people;
    }

    @GetMapping
    ModelAndView list(Model model, Principal person) {
        model.addAttribute("removalForm", RemovalForm.empty());
        return list(model, person, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView ask(
            @ModelAttribute("removalForm") RemovalForm form,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes next) {
        return switch (removals.ask(form.draft(), person.getName())) {
            case RemovalChange.Done(Removal removal) -> {
                next.addFlashAttribute("done", "removal." + removal.state());
                yield page(removal.id());
            }
            case RemovalChange.Refused refused -> {
                RemovalForm.show(refused, errors);
                yield list(model, person, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case RemovalChange.Unfinished _, RemovalChange.NotNow _ ->
                    throw new IllegalStateException("nothing has been approved yet");
        };
    }

    @GetMapping("/changes")
    ModelAndView changes(Model model) {
        model.addAttribute(
                "changes",
                rules.newestChanges().stream()
                        .map(change -> RemovalRow.RuleChange.of(change, people))
                        .toList());
        return new ModelAndView("removals/changes", model.asMap());
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, Model model, Principal person) {
        Removal removal = removals.byId(id).orElseThrow(RemovalPages::absent);
        model.addAttribute("row", RemovalRow.of(removal, people, person.getName()));
        model.addAttribute("captures", removals.captures(id));
        model.addAttribute(
                "events",
                removals.events(id).stream().map(e -> RemovalRow.Event.of(e, people)).toList());
        model.addAttribute(
                "changes",
                rules.history(removal.ruleId()).stream()
                        .map(change -> RemovalRow.RuleChange.of(change, people))
                        .toList());
        return new ModelAndView("removals/detail", model.asMap());
    }

    @PostMapping("/{id}/approval")
    ModelAndView approve(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return told(id, removals.approve(id, person.getName()), next);
    }

    @PostMapping("/{id}/refusal")
    ModelAndView refuse(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return told(id, removals.refuse(id, person.getName()), next);
    }

    @PostMapping("/{id}/continuation")
    ModelAndView resume(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return told(id, removals.resume(id, person.getName()), next);
    }

    @PostMapping("/{id}/lifting")
    ModelAndView lift(@PathVariable UUID id, Principal person, RedirectAttributes next) {
        return told(id, removals.lift(id, person.getName()), next);
    }

    private ModelAndView told(UUID id, RemovalChange change, RedirectAttributes next) {
        if (removals.byId(id).isEmpty()) {
            throw absent();
        }
        switch (change) {
            case RemovalChange.Done(Removal removal) ->
                    next.addFlashAttribute("done", "removal." + removal.state());
            case RemovalChange.Unfinished _ ->
                    next.addFlashAttribute("refused", "removal.unfinished");
            case RemovalChange.Refused _ -> next.addFlashAttribute("refused", "removal.opened");
            case RemovalChange.NotNow _ -> next.addFlashAttribute("refused", "removal.notNow");
        }
        return page(id);
    }

    private ModelAndView list(Model model, Principal person, HttpStatus status) {
        model.addAttribute(
                "removals",
                removals.newest().stream()
                        .map(removal -> RemovalRow.of(removal, people, person.getName()))
                        .toList());
        return new ModelAndView("removals/list", model.asMap(), status);
    }

    private static ModelAndView page(UUID id) {
        return new ModelAndView("redirect:/removals/" + id);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such removal");
    }
}
