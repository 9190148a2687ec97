package org.diancang.orchestrator.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diancang.events.Scope;
import org.diancang.orchestrator.site.Finding;
import org.diancang.orchestrator.site.NominationDraft;
import org.diancang.orchestrator.site.Subject;
import org.springframework.validation.BindingResult;

/**
 * What was typed into the nomination form, kept as it was typed.
 *
 * @param seeds addresses, one a line
 */
record NominationForm(
        String name,
        String seeds,
        String owner,
        String subject,
        String rightsBasis,
        String reason,
        String scopeKind) {
    private static final int LONGEST_SEED = 2000;
    private static final List<String> FIELDS =
            List.of("name", "seeds", "owner", "subject", "rightsBasis", "reason", "scopeKind");

    /** A field that a browser did not send counts as left empty. */
    NominationForm {
        name = given(name);
        seeds = given(seeds);
        owner = given(owner);
        subject = given(subject);
        rightsBasis = given(rightsBasis);
        reason = given(reason);
        scopeKind = given(scopeKind);
    }

    /** The form for a new nomination, with a seed where the reader site named one. */
    static NominationForm of(String seed) {
        String line = seed.replaceAll("\\p{Cntrl}", "").strip();
        return new NominationForm(
                "",
                line.length() <= LONGEST_SEED ? line : "",
                "",
                "",
                "",
                "",
                Scope.Kind.HOST.name());
    }

    NominationDraft draft() {
        return new NominationDraft(
                name,
                List.copyOf(lines()),
                NominationDraft.SCOPES.stream()
                        .filter(kind -> kind.name().equals(scopeKind))
                        .findFirst()
                        .orElse(null),
                Arrays.stream(Subject.values())
                        .filter(s -> s.name().equals(subject))
                        .findFirst()
                        .orElse(null),
                owner,
                rightsBasis,
                reason,
                null);
    }

    /** Shows a finding at its field, in the reader's language. */
    static void show(Finding finding, BindingResult errors) {
        Optional<Integer> line = line(finding.item());
        errors.rejectValue(
                field(finding),
                key(finding),
                line.map(n -> new Object[] {n}).orElse(new Object[0]),
                finding.detail());
    }

    /** Message that says what is wrong; of a seed with its line as argument. */
    static String key(Finding finding) {
        String of = line(finding.item()).isPresent() ? "seed" : field(finding);
        return "finding." + of + "." + finding.code();
    }

    private static String field(Finding finding) {
        String item = finding.item();
        return line(item).isPresent() ? "seeds" : FIELDS.contains(item) ? item : "name";
    }

    /** Number of the line that {@code seeds[3]} means, from 1. */
    private static Optional<Integer> line(String item) {
        return item.startsWith("seeds[")
                ? Optional.of(Integer.parseInt(item.substring(6, item.length() - 1)) + 1)
                : Optional.empty();
    }

    private List<String> lines() {
        return seeds.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
