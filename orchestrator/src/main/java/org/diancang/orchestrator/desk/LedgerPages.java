package org.diancang.orchestrator.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.programme.Libraries;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger: each number on it opens the list that it counts. */
@DeskController
class LedgerPages {
    private static final Set<String> STATES =
            Arrays.stream(Standing.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Set<String> STEPS =
            Set.of("nominated", "approved", "archived", "verified");
    private final Ledger ledger;
    private final Libraries libraries;
    private final Words words;
    private final Clock clock;

    LedgerPages(Ledger ledger, Libraries libraries, Words words, Clock clock) {
        this.ledger = ledger;
        this.libraries = libraries;
        this.words = words;
        this.clock = clock;
    }

    /** One nomination or site of the list. */
    record Row(
            String number,
            String name,
            String subject,
            String href,
            Chip chip,
            long captures,
            @Nullable Instant lastCapturedAt,
            @Nullable Instant auditedAt) {}

    @GetMapping("/ledger")
    String ledger(
            Principal person,
            @RequestParam(defaultValue = "") String library,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(name = "state", defaultValue = "") String wantedState,
            @RequestParam(name = "step", defaultValue = "") String wantedStep,
            Model model) {
        String state = STATES.contains(wantedState) ? wantedState : "";
        String step = STEPS.contains(wantedStep) ? wantedStep : "";
        String code = library.isEmpty() ? libraries.of(person.getName()).code() : library;
        int of = year == null ? libraries.currentYear() : year;
        List<Ledger.Entry> entries = ledger.sites(code, of);
        List<Row> rows =
                entries.stream()
                        .filter(Ledger.Entry::nominated)
                        .filter(inState(state))
                        .filter(atStep(step))
                        .map(LedgerPages::row)
                        .toList();
        model.addAttribute("lines", ledger.lines());
        ledger.line(code, of)
                .ifPresent(
                        line -> model.addAttribute("board", LedgerBoard.of(line, entries, words)));
        model.addAttribute("rows", rows);
        model.addAttribute("filtered", !state.isEmpty() || !step.isEmpty());
        model.addAttribute("state", state);
        model.addAttribute("step", step);
        model.addAttribute("now", clock.instant());
        return "ledger/list";
    }

    private static Predicate<Ledger.Entry> inState(String state) {
        return entry -> state.isEmpty() || Standing.of(entry).name().equals(state);
    }

    private static Predicate<Ledger.Entry> atStep(String step) {
        return switch (step) {
            case "approved" -> Ledger.Entry::approved;
            case "archived" -> Ledger.Entry::archived;
            case "verified" -> Ledger.Entry::verified;
            default -> entry -> true;
        };
    }

    private static Row row(Ledger.Entry entry) {
        return new Row(
                entry.siteNumber().orElse(entry.nominationNumber()),
                entry.name(),
                entry.subject(),
                entry.siteId()
                        .map(id -> "/sites/" + id)
                        .orElse("/nominations/" + entry.nominationId()),
                Standing.of(entry).chip(),
                entry.captures(),
                entry.lastCapturedAt().orElse(null),
                entry.auditedAt().orElse(null));
    }
}
