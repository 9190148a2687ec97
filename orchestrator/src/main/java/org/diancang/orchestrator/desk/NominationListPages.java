package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.database.Place;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.NominationFilter;
import org.diancang.orchestrator.site.Nominations;
import org.diancang.orchestrator.site.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of nominations. */
@DeskController
class NominationListPages {
    private final Nominations nominations;
    private final Words words;

    NominationListPages(Nominations nominations, Words words) {
        this.nominations = nominations;
        this.words = words;
    }

    /** What the list shows around its rows. */
    record Choices(List<FilterLink> states, String query, String subject, String state) {}

    @GetMapping("/nominations")
    String list(
            @RequestParam(required = false) Nomination.@Nullable State state,
            @RequestParam(required = false) @Nullable Subject subject,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        String text = q.strip();
        NominationFilter filter =
                new NominationFilter(
                        Optional.ofNullable(state), Optional.ofNullable(subject), text);
        ListAddress address =
                ListAddress.of("/nominations")
                        .with("q", text)
                        .with("subject", subject == null ? "" : subject.name())
                        .with("state", state == null ? "" : state.name());
        Map<Nomination.State, Long> counts = nominations.counts(filter);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        Slice<Nomination> found =
                ListPage.refusing(
                        () ->
                                nominations.page(
                                        filter, ListPage.cursor(after, before), ListPage.SIZE));
        model.addAttribute(
                "page",
                ListPage.of(
                        found,
                        n -> Place.of(n.submittedAt(), n.id()),
                        NominationListPages::listed,
                        state == null ? all : counts.getOrDefault(state, 0L),
                        address,
                        ListPage.narrowed(address, words, name -> inWords(name, text, filter))));
        model.addAttribute(
                "choices",
                new Choices(
                        states(address, state, counts, all),
                        text,
                        subject == null ? "" : subject.name(),
                        state == null ? "" : state.name()));
        model.addAttribute("subjects", Subject.values());
        return "nominations/list";
    }

    private static List<FilterLink> states(
            ListAddress address,
            Nomination.@Nullable State chosen,
            Map<Nomination.State, Long> counts,
            long all) {
        List<FilterLink> links = new ArrayList<>();
        links.add(
                new FilterLink(
                        "nomination.filter.all",
                        address.with("state", "").href(),
                        chosen == null,
                        all));
        for (Nomination.State one : Nomination.State.values()) {
            links.add(
                    new FilterLink(
                            "nomination.state." + one,
                            address.with("state", one.name()).href(),
                            one == chosen,
                            counts.getOrDefault(one, 0L)));
        }
        return links;
    }

    private String inWords(String name, String text, NominationFilter filter) {
        return switch (name) {
            case "state" -> filter.state().map(s -> words.say("nomination.state." + s)).orElse("");
            case "subject" -> filter.subject().map(s -> words.say("subject." + s)).orElse("");
            default -> text;
        };
    }

    private static NominationView listed(Nomination nomination) {
        return new NominationView(nomination, nomination.submittedBy(), "", null);
    }
}
