package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.Seed;
import org.jspecify.annotations.Nullable;

/** A nomination as pages show it; names of people instead of their user names. */
record NominationView(
        Nomination nomination, String submittedBy, String decidedBy, @Nullable UUID siteId) {

    public UUID id() {
        return nomination.id();
    }

    public String number() {
        return nomination.number();
    }

    public String name() {
        return nomination.name();
    }

    public List<Seed> seeds() {
        return nomination.seeds();
    }

    public String firstSeed() {
        return nomination.seeds().isEmpty() ? "" : nomination.seeds().getFirst().url();
    }

    public String owner() {
        return nomination.owner();
    }

    public String subject() {
        return nomination.subject().name();
    }

    public String rightsBasis() {
        return nomination.rightsBasis();
    }

    public String reason() {
        return nomination.reason();
    }

    public String scopeKind() {
        return nomination.scope().kind().name();
    }

    public Instant submittedAt() {
        return nomination.submittedAt();
    }

    public @Nullable Instant decidedAt() {
        return nomination.decision().map(Nomination.Decision::at).orElse(null);
    }

    public String decisionReason() {
        return nomination.decision().map(Nomination.Decision::reason).orElse("");
    }

    public boolean pending() {
        return nomination.state() == Nomination.State.SUBMITTED;
    }

    public boolean approved() {
        return nomination.state() == Nomination.State.APPROVED;
    }

    public Chip chip() {
        String key = "nomination.state." + nomination.state();
        return switch (nomination.state()) {
            case SUBMITTED -> new Chip("info", "hourglass-split", key);
            case APPROVED -> new Chip("ok", "check-circle", key);
            case RETURNED -> new Chip("bad", "x-circle", key);
        };
    }
}
