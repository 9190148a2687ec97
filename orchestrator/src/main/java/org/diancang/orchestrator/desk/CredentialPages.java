package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.UUID;
import org.diancang.orchestrator.credential.CredentialChange;
import org.diancang.orchestrator.credential.Credentials;
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

/** Credentials of a site: added, given another secret, removed; no page shows a secret. */
@DeskController
@RequestMapping("/sites/{siteId}/credentials")
class CredentialPages {
    private final SiteViews views;
    private final Credentials credentials;
    private final People people;

    CredentialPages(SiteViews views, Credentials credentials, People people) {
        this.views = views;
        this.credentials = credentials;
        this.people = people;
    }

    @GetMapping
    ModelAndView list(@PathVariable UUID siteId, Model model) {
        model.addAttribute("credentialForm", CredentialForm.empty());
        return list(siteId, model, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(
            @PathVariable UUID siteId,
            @ModelAttribute("credentialForm") CredentialForm form,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes next) {
        CredentialChange change = credentials.add(siteId, form.draft(), person.getName());
        return switch (change) {
            case CredentialChange.Saved _ -> {
                next.addFlashAttribute("done", "credentialAdded");
                yield back(siteId);
            }
            case CredentialChange refused -> {
                explain(refused, "server", errors, model);
                yield list(siteId, model, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @GetMapping("/{id}")
    ModelAndView secret(@PathVariable UUID siteId, @PathVariable UUID id, Model model) {
        model.addAttribute("credentialForm", CredentialForm.empty());
        return one("sites/credential", siteId, id, model, HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView replaceSecret(
            @PathVariable UUID siteId,
            @PathVariable UUID id,
            @ModelAttribute("credentialForm") CredentialForm form,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes next) {
        CredentialChange change =
                credentials.replaceSecret(siteId, id, form.password(), person.getName());
        return switch (change) {
            case CredentialChange.Saved _ -> {
                next.addFlashAttribute("done", "credentialReplaced");
                yield back(siteId);
            }
            case CredentialChange refused -> {
                explain(refused, "password", errors, model);
                yield one("sites/credential", siteId, id, model, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @GetMapping("/{id}/remove")
    ModelAndView question(@PathVariable UUID siteId, @PathVariable UUID id, Model model) {
        return one("sites/credential-remove", siteId, id, model, HttpStatus.OK);
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(
            @PathVariable UUID siteId,
            @PathVariable UUID id,
            Principal person,
            RedirectAttributes next) {
        if (!credentials.remove(siteId, id, person.getName())) {
            throw absent();
        }
        next.addFlashAttribute("done", "credentialRemoved");
        return back(siteId);
    }

    /**
     * Shows why a change was refused.
     *
     * @param place field that says where the secret is told
     */
    static void explain(CredentialChange refused, String place, BindingResult errors, Model model) {
        switch (refused) {
            case CredentialChange.Refused r ->
                    r.findings().forEach(finding -> CredentialForm.show(finding, errors));
            case CredentialChange.Duplicate _ ->
                    errors.rejectValue(place, "finding." + place + ".duplicate");
            case CredentialChange.NoKey none -> model.addAttribute("noKey", none.sentence());
            case CredentialChange.NoSuch _ -> throw absent();
            case CredentialChange.Saved saved ->
                    throw new IllegalStateException("saved after all: " + saved);
        }
    }

    private ModelAndView list(UUID siteId, Model model, HttpStatus status) {
        model.addAttribute(
                "site", views.one(siteId, "credentials").orElseThrow(CredentialPages::absent));
        model.addAttribute(
                "credentials",
                credentials.of(siteId).stream().map(c -> CredentialRow.of(c, people)).toList());
        model.addAttribute(
                "events",
                credentials.events(siteId).stream()
                        .map(e -> CredentialRow.Event.of(e, people))
                        .toList());
        return page("sites/credentials", model, status);
    }

    private ModelAndView one(
            String template, UUID siteId, UUID id, Model model, HttpStatus status) {
        model.addAttribute(
                "site", views.one(siteId, "credentials").orElseThrow(CredentialPages::absent));
        model.addAttribute(
                "row",
                credentials.of(siteId).stream()
                        .filter(c -> c.id().equals(id))
                        .map(c -> CredentialRow.of(c, people))
                        .findFirst()
                        .orElseThrow(CredentialPages::absent));
        return page(template, model, status);
    }

    private static ModelAndView page(String template, Model model, HttpStatus status) {
        return new ModelAndView(template, model.asMap(), status);
    }

    static ModelAndView back(UUID siteId) {
        return new ModelAndView("redirect:/sites/" + siteId + "/credentials");
    }

    static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such credential");
    }
}
