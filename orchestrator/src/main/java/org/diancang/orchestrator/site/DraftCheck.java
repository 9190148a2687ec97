package org.diancang.orchestrator.site;

import java.util.ArrayList;
import java.util.List;
import org.diancang.events.Scope;
import org.diancang.orchestrator.programme.Libraries;
import org.diancang.orchestrator.programme.Library;
import org.diancang.url.RegisteredDomain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a draft, collecting everything that is wrong with it instead of the first thing only. */
@Component
class DraftCheck {
    private final SeedCheck seedCheck;
    private final Libraries libraries;

    DraftCheck(SeedCheck seedCheck, Libraries libraries) {
        this.seedCheck = seedCheck;
        this.libraries = libraries;
    }

    /** What came of reading a draft. */
    sealed interface Outcome {
        /** Everything is in order. */
        record Good(
                Library library,
                String name,
                List<Seed> seeds,
                Scope scope,
                Subject subject,
                String owner,
                String rightsBasis,
                String reason)
                implements Outcome {}

        /** These things are not. */
        record Bad(List<Finding> findings) implements Outcome {}
    }

    Outcome check(NominationDraft draft, String by) {
        return check(draft, seedCheck.check(draft.seeds()), by);
    }

    /** The same where its seeds have been checked with others. */
    Outcome check(NominationDraft draft, SeedCheck.Checked seeds, String by) {
        List<Finding> findings = new ArrayList<>();
        String name = text("name", draft.name(), 200, findings);
        if (draft.name() == null || draft.name().isBlank()) {
            findings.add(new Finding("name", "required", "must be given."));
        }
        findings.addAll(seeds.findings());
        Subject subject = draft.subject();
        if (subject == null) {
            findings.add(
                    new Finding(
                            "subject", "required", "must be one of POLITICS, ECONOMY, CULTURE."));
        }
        String owner = text("owner", draft.owner(), 200, findings);
        String rights = text("rightsBasis", draft.rightsBasis(), 500, findings);
        String reason = text("reason", draft.reason(), 2_000, findings);
        Library library = library(draft.library(), by, findings);
        Scope.Kind kind = draft.scopeKind() == null ? Scope.Kind.HOST : draft.scopeKind();
        if (!NominationDraft.SCOPES.contains(kind)) {
            findings.add(
                    new Finding(
                            "scopeKind",
                            "unsupported",
                            "must be one of HOST, DOMAIN, PREFIX, PAGE."));
        }
        if (!findings.isEmpty() || subject == null || library == null) {
            return new Outcome.Bad(findings);
        }
        return new Outcome.Good(
                library,
                name,
                seeds.seeds(),
                scope(kind, seeds.seeds()),
                subject,
                owner,
                rights,
                reason);
    }

    private @Nullable Library library(@Nullable String code, String by, List<Finding> findings) {
        if (code == null || code.isBlank()) {
            return libraries.of(by);
        }
        return libraries
                .byCode(code.strip())
                .orElseGet(
                        () -> {
                            findings.add(
                                    new Finding(
                                            "library",
                                            "unknown-library",
                                            "is not the code of a library; leave it out to"
                                                    + " nominate for your own."));
                            return null;
                        });
    }

    private static String text(
            String item, @Nullable String typed, int longest, List<Finding> findings) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > longest) {
            findings.add(
                    new Finding(
                            item,
                            "too-long",
                            "has "
                                    + text.length()
                                    + " characters, at most "
                                    + longest
                                    + " are allowed."));
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
            findings.add(
                    new Finding(
                            item, "control-characters", "has control characters; remove them."));
        }
        return text;
    }

    /** Hosts of the seeds, their registered domains, the folders that they lie in, or they. */
    static Scope scope(Scope.Kind kind, List<Seed> seeds) {
        return switch (kind) {
            case HOST ->
                    new Scope(
                            kind,
                            seeds.stream().map(s -> SeedUrl.hostOf(s.url())).distinct().toList());
            case DOMAIN ->
                    new Scope(
                            kind,
                            seeds.stream()
                                    .map(s -> RegisteredDomain.of(SeedUrl.hostOf(s.url())))
                                    .distinct()
                                    .toList());
            case PREFIX ->
                    new Scope(kind, seeds.stream().map(DraftCheck::folder).distinct().toList());
            case PAGE -> new Scope(kind, seeds.stream().map(Seed::url).distinct().toList());
            case REGEX -> throw new IllegalArgumentException("seeds make no expression");
        };
    }

    private static String folder(Seed seed) {
        String url = seed.url();
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
