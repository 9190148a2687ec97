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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A login by an HTML form, added to a site; afterwards it is one of {@link CredentialPages}. */
@DeskController
@RequestMapping("/sites/{siteId}/credentials/form")
class FormLoginPages {
    private final SiteViews views;
    private final Credentials credentials;

    FormLoginPages(SiteViews views, Credentials credentials) {
        this.views = views;
        this.credentials = credentials;
    }

    @GetMapping
    ModelAndView form(@PathVariable UUID siteId, Model model) {
        model.addAttribute("formLoginForm", FormLoginForm.empty());
        return form(siteId, model, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(
            @PathVariable UUID siteId,
            @ModelAttribute("formLoginForm") FormLoginForm form,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes next) {
        form.check(errors);
        if (errors.hasErrors()) {
            return form(siteId, model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        CredentialChange change = credentials.add(siteId, form.draft(), person.getName());
        return switch (change) {
            case CredentialChange.Saved _ -> {
                next.addFlashAttribute("done", "credentialAdded");
                yield CredentialPages.back(siteId);
            }
            case CredentialChange refused -> {
                CredentialPages.explain(refused, "loginUrl", errors, model);
                yield form(siteId, model, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    private ModelAndView form(UUID siteId, Model model, HttpStatus status) {
        model.addAttribute(
                "site", views.one(siteId, "credentials").orElseThrow(CredentialPages::absent));
        return new ModelAndView("sites/credential-form", model.asMap(), status);
    }
}
