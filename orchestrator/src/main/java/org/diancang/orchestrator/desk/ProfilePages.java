package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.profile.EffectiveSettings;
import org.diancang.orchestrator.profile.Profile;
import org.diancang.orchestrator.profile.ProfileChange;
import org.diancang.orchestrator.profile.ProfileDraft;
import org.diancang.orchestrator.profile.Profiles;
import org.diancang.orchestrator.profile.SettingFinding;
import org.diancang.orchestrator.profile.UsualSettings;
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

/** Profiles: the list, the form of one, and the question before one is removed. */
@DeskController
@RequestMapping("/profiles")
class ProfilePages {
    private final Profiles profiles;
    private final UsualSettings usual;
    private final SettingGroups groups;
    private final SettingWords words;
    private final People people;

    ProfilePages(
            Profiles profiles,
            UsualSettings usual,
            SettingGroups groups,
            SettingWords words,
            People people) {
        this.profiles = profiles;
        this.usual = usual;
        this.groups = groups;
        this.words = words;
        this.people = people;
    }

    /**
     * A profile in the list.
     *
     * @param settings how many settings it overrides
     * @param sites how many sites have chosen it
     */
    record Row(
            UUID id,
            String name,
            String description,
            int settings,
            int sites,
            String changedBy,
            Instant changedAt) {}

    @GetMapping
    String list(Model model) {
        Map<UUID, Integer> uses = profiles.uses();
        model.addAttribute(
                "rows",
                profiles.all().stream()
                        .map(
                                p ->
                                        new Row(
                                                p.id(),
                                                p.name(),
                                                p.description(),
                                                p.overrides().values().size(),
                                                uses.getOrDefault(p.id(), 0),
                                                people.name(p.changedBy()),
                                                p.changedAt()))
                        .toList());
        return "profiles/list";
    }

    @GetMapping("/new")
    ModelAndView empty(Model model) {
        return form(new SettingsForm(Map.of()), Optional.empty(), List.of(), model, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            Principal person,
            Model model,
            RedirectAttributes next) {
        SettingsForm form = SettingsForm.of(sent);
        return answer(
                profiles.create(draft(form), person.getName()),
                form,
                Optional.empty(),
                model,
                next);
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, Model model) {
        Profile profile = found(id);
        return form(
                SettingsForm.of(profile.overrides())
                        .with("name", profile.name())
                        .with("description", profile.description())
                        .with("version", String.valueOf(profile.version())),
                Optional.of(profile),
                List.of(),
                model,
                HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Principal person,
            Model model,
            RedirectAttributes next) {
        SettingsForm form = SettingsForm.of(sent);
        return answer(
                profiles.change(id, draft(form), form.version(), person.getName()),
                form,
                Optional.of(found(id)),
                model,
                next);
    }

    @GetMapping("/{id}/remove")
    String confirmRemoval(@PathVariable UUID id, Model model) {
        model.addAttribute("profile", found(id));
        model.addAttribute("sites", profiles.sitesOf(id));
        return "profiles/remove";
    }

    @PostMapping("/{id}/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam long version,
            Principal person,
            RedirectAttributes next) {
        return switch (profiles.remove(id, version, person.getName())) {
            case ProfileChange.Removed _ -> {
                next.addFlashAttribute("done", "profileRemoved");
                yield "redirect:/profiles";
            }
            case ProfileChange.InUse _ -> {
                next.addFlashAttribute("refused", "profileInUse");
                yield "redirect:/profiles/" + id;
            }
            case ProfileChange.Outdated gone when gone.current().isEmpty() -> throw absent();
            case ProfileChange _ -> {
                next.addFlashAttribute("refused", "notNow");
                yield "redirect:/profiles/" + id;
            }
        };
    }

    private ModelAndView answer(
            ProfileChange change,
            SettingsForm form,
            Optional<Profile> profile,
            Model model,
            RedirectAttributes next) {
        return switch (change) {
            case ProfileChange.Saved saved -> {
                next.addFlashAttribute("done", "profileSaved");
                yield new ModelAndView("redirect:/profiles/" + saved.profile().id());
            }
            case ProfileChange.Refused refused ->
                    form(
                            form,
                            profile,
                            refused.findings(),
                            model,
                            HttpStatus.UNPROCESSABLE_CONTENT);
            case ProfileChange.Outdated outdated -> {
                Profile current = outdated.current().orElseThrow(ProfilePages::absent);
                model.addAttribute("outdated", true);
                yield form(
                        form.with("version", String.valueOf(current.version())),
                        Optional.of(current),
                        List.of(),
                        model,
                        HttpStatus.CONFLICT);
            }
            case ProfileChange.InUse _, ProfileChange.Removed _ ->
                    throw new IllegalStateException("nothing was removed: " + change);
        };
    }

    private ModelAndView form(
            SettingsForm form,
            Optional<Profile> profile,
            List<SettingFinding> findings,
            Model model,
            HttpStatus status) {
        model.addAttribute("form", form);
        model.addAttribute("profile", profile.orElse(null));
        model.addAttribute(
                "sections", groups.of(EffectiveSettings.values(usual.usual()), findings));
        model.addAttribute("days", words.days());
        model.addAttribute("problems", groups.problems(findings));
        model.addAttribute("nameProblems", groups.problems("name", findings));
        model.addAttribute("descriptionProblems", groups.problems("description", findings));
        model.addAttribute("sites", profile.map(p -> profiles.sitesOf(p.id())).orElse(List.of()));
        model.addAttribute(
                "history",
                groups.history(profile.map(p -> profiles.history(p.id())).orElse(List.of())));
        return new ModelAndView("profiles/form", model.asMap(), status);
    }

    private static ProfileDraft draft(SettingsForm form) {
        return new ProfileDraft(form.get("name"), form.get("description"), form.draft());
    }

    private Profile found(UUID id) {
        return profiles.byId(id).orElseThrow(ProfilePages::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such profile");
    }
}
