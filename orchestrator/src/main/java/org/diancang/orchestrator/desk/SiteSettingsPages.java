package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.profile.EffectiveSettings;
import org.diancang.orchestrator.profile.Profiles;
import org.diancang.orchestrator.profile.SettingFinding;
import org.diancang.orchestrator.profile.SiteSettings;
import org.diancang.orchestrator.profile.SiteSettingsChange;
import org.diancang.orchestrator.profile.SiteSettingsDraft;
import org.diancang.orchestrator.profile.SitesSettings;
import org.diancang.orchestrator.screen.DeskController;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of one site: its profile, its own values, and where each value comes from. */
@DeskController
@RequestMapping("/sites/{id}/settings")
class SiteSettingsPages {
    private final SitesSettings settings;
    private final Profiles profiles;
    private final SiteViews views;
    private final SettingGroups groups;
    private final SettingWords words;

    SiteSettingsPages(
            SitesSettings settings,
            Profiles profiles,
            SiteViews views,
            SettingGroups groups,
            SettingWords words) {
        this.settings = settings;
        this.profiles = profiles;
        this.views = views;
        this.groups = groups;
        this.words = words;
    }

    @GetMapping
    ModelAndView one(@PathVariable UUID id, Model model) {
        SiteViews.View site = found(id);
        SiteSettings own = settings.of(id).site();
        SettingsForm form =
                SettingsForm.of(own.overrides())
                        .with("profileId", own.profileId().map(UUID::toString).orElse(""))
                        .with("version", String.valueOf(own.version()));
        return form(site, form, List.of(), model, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView save(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Principal person,
            Model model,
            RedirectAttributes next) {
        SiteViews.View site = found(id);
        SettingsForm form = SettingsForm.of(sent);
        SiteSettingsDraft draft =
                new SiteSettingsDraft(profile(form.get("profileId")).orElse(null), form.draft());
        return switch (settings.save(id, draft, form.version(), person.getName())) {
            case SiteSettingsChange.Saved _ -> {
                next.addFlashAttribute("done", "settingsSaved");
                yield new ModelAndView("redirect:/sites/" + id + "/settings");
            }
            case SiteSettingsChange.Refused refused ->
                    form(site, form, refused.findings(), model, HttpStatus.UNPROCESSABLE_CONTENT);
            case SiteSettingsChange.Outdated outdated -> {
                model.addAttribute("outdated", true);
                yield form(
                        site,
                        form.with("version", String.valueOf(outdated.current().version())),
                        List.of(),
                        model,
                        HttpStatus.CONFLICT);
            }
            case SiteSettingsChange.NoSuchSite _ -> throw absent();
        };
    }

    /** The profile that was chosen; what is no id becomes one that no profile has. */
    private static Optional<UUID> profile(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            return Optional.of(new UUID(0, 0));
        }
    }

    private ModelAndView form(
            SiteViews.View site,
            SettingsForm form,
            List<SettingFinding> findings,
            Model model,
            HttpStatus status) {
        EffectiveSettings now = settings.of(site.id());
        model.addAttribute("site", site);
        model.addAttribute("form", form);
        model.addAttribute("profiles", profiles.all());
        model.addAttribute("sections", groups.of(now.entries(), findings));
        model.addAttribute("days", words.days());
        model.addAttribute("problems", groups.problems(findings));
        model.addAttribute("profileProblems", groups.problems("profileId", findings));
        model.addAttribute("history", groups.history(settings.history(site.id())));
        return new ModelAndView("sites/settings", model.asMap(), status);
    }

    private SiteViews.View found(UUID id) {
        return views.one(id, "settings").orElseThrow(SiteSettingsPages::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such site");
    }
}
