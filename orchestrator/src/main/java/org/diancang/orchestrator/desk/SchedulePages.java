package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.Schedule;
import org.diancang.orchestrator.schedule.ScheduleChange;
import org.diancang.orchestrator.schedule.ScheduleSettings;
import org.diancang.orchestrator.schedule.Schedules;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
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

/** Schedules: the list with the load of the week, and the form of one site. */
@DeskController
@RequestMapping("/schedules")
class SchedulePages {
    /** Offered where the zone is typed; any other of the IANA list will do. */
    private static final List<String> ZONES =
            List.of(
                    "Asia/Shanghai",
                    "Asia/Urumqi",
                    "Asia/Hong_Kong",
                    "Asia/Macau",
                    "Asia/Taipei",
                    "UTC",
                    "Europe/Berlin",
                    "America/New_York");

    private final ScheduleBoard board;
    private final Schedules schedules;
    private final SchedulePreviews previews;
    private final ScheduleSentences sentences;
    private final ScheduleSettings settings;
    private final Sites sites;
    private final People people;
    private final Clock clock;

    SchedulePages(
            ScheduleBoard board,
            Schedules schedules,
            SchedulePreviews previews,
            ScheduleSentences sentences,
            ScheduleSettings settings,
            Sites sites,
            People people,
            Clock clock) {
        this.board = board;
        this.schedules = schedules;
        this.previews = previews;
        this.sentences = sentences;
        this.settings = settings;
        this.sites = sites;
        this.people = people;
        this.clock = clock;
    }

    /** The list; {@code filtered} where an empty one is due to the filter. */
    record Page(
            List<ScheduleBoard.Row> rows,
            List<FilterLink> filters,
            boolean filtered,
            ScheduleLoad load,
            List<ScheduleRunRow> remarkable) {}

    /** How the schedule stands that somebody else changed first. */
    record Other(String sentence, String by, Instant at) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "") String state, Model model) {
        List<ScheduleBoard.Row> all = board.sites();
        Optional<ScheduleBoard.Standing> only =
                Arrays.stream(ScheduleBoard.Standing.values())
                        .filter(s -> s.name().equalsIgnoreCase(state))
                        .findFirst();
        List<FilterLink> filters =
                Arrays.stream(ScheduleBoard.Standing.values())
                        .map(
                                s ->
                                        new FilterLink(
                                                ScheduleBoard.chip(s).key(),
                                                "/schedules?state="
                                                        + s.name().toLowerCase(Locale.ROOT),
                                                only.filter(s::equals).isPresent(),
                                                all.stream()
                                                        .filter(row -> row.standing() == s)
                                                        .count()))
                        .toList();
        model.addAttribute(
                "page",
                new Page(
                        all.stream()
                                .filter(row -> only.filter(s -> s != row.standing()).isEmpty())
                                .toList(),
                        filters,
                        only.isPresent(),
                        board.load(),
                        board.remarkable()));
        return "schedules/list";
    }

    @GetMapping("/{siteId}")
    ModelAndView form(@PathVariable UUID siteId, Model model) {
        Site site = found(siteId);
        Instant now = clock.instant();
        ScheduleForm form =
                schedules
                        .of(siteId)
                        .map(schedule -> ScheduleForm.of(schedule, now))
                        .orElseGet(() -> ScheduleForm.suggested(settings.zone(), now));
        model.addAttribute("scheduleForm", form);
        return form(site, form, model, HttpStatus.OK);
    }

    @PostMapping("/{siteId}")
    ModelAndView save(
            @PathVariable UUID siteId,
            @ModelAttribute("scheduleForm") ScheduleForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String act,
            Principal person,
            Model model,
            RedirectAttributes next) {
        Site site = found(siteId);
        switch (schedules.preview(form.draft(), 1)) {
            case Schedules.Preview.Bad bad -> {
                bad.findings().forEach(finding -> ScheduleForm.show(finding, errors));
                return form(site, form, model, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Schedules.Preview.Good _ when !act.equals("save") -> {
                return form(site, form, model, HttpStatus.OK);
            }
            case Schedules.Preview.Good _ when !form.shown() -> {
                model.addAttribute("unseen", true);
                return form(site, form, model, HttpStatus.OK);
            }
            case Schedules.Preview.Good _ -> {}
        }
        return switch (schedules.save(siteId, form.draft(), form.changed(), person.getName())) {
            case ScheduleChange.Saved _ -> {
                next.addFlashAttribute("done", "scheduleSaved");
                yield new ModelAndView("redirect:/schedules/" + siteId);
            }
            case ScheduleChange.Refused refused -> {
                refused.findings().forEach(finding -> ScheduleForm.show(finding, errors));
                yield form(site, form, model, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case ScheduleChange.Outdated outdated -> {
                model.addAttribute("other", outdated.current().map(this::other).orElse(null));
                model.addAttribute("outdated", true);
                ScheduleForm again = form.changing(outdated.current());
                model.addAttribute("scheduleForm", again);
                yield form(site, again, model, HttpStatus.CONFLICT);
            }
            case ScheduleChange.NoSuchSite _ -> throw absent();
        };
    }

    @PostMapping("/{siteId}/preview")
    String preview(
            @PathVariable UUID siteId,
            @ModelAttribute("scheduleForm") ScheduleForm form,
            BindingResult errors,
            Model model) {
        found(siteId);
        model.addAttribute("preview", previews.of(form));
        return "schedules/preview :: preview";
    }

    @GetMapping("/{siteId}/remove")
    String confirmRemoval(@PathVariable UUID siteId, Model model) {
        Site site = found(siteId);
        Optional<Schedule> schedule = schedules.of(siteId);
        if (schedule.isEmpty()) {
            return "redirect:/schedules/" + siteId;
        }
        model.addAttribute("row", board.site(site));
        model.addAttribute("version", schedule.get().version());
        return "schedules/remove";
    }

    @PostMapping("/{siteId}/remove")
    String remove(
            @PathVariable UUID siteId,
            @RequestParam long version,
            Principal person,
            RedirectAttributes next) {
        Optional<ScheduleChange> refused = schedules.remove(siteId, version, person.getName());
        if (refused.isPresent()) {
            next.addFlashAttribute("refused", "notNow");
            return "redirect:/schedules/" + siteId;
        }
        next.addFlashAttribute("done", "scheduleRemoved");
        return "redirect:/schedules";
    }

    private ModelAndView form(Site site, ScheduleForm form, Model model, HttpStatus status) {
        model.addAttribute("row", board.site(site));
        model.addAttribute("runs", board.runsOf(site.id()));
        model.addAttribute("units", Interval.Unit.values());
        model.addAttribute("zones", ZONES);
        model.addAttribute("preview", previews.of(form));
        return new ModelAndView("schedules/form", model.asMap(), status);
    }

    private Other other(Schedule schedule) {
        return new Other(
                sentences.say(schedule.plan()),
                people.name(schedule.changedBy()),
                schedule.changedAt());
    }

    private Site found(UUID siteId) {
        return sites.byId(siteId).orElseThrow(SchedulePages::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such site");
    }
}
