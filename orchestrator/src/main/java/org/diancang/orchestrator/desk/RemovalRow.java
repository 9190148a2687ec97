package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.orchestrator.access.HistoryEntry;
import org.diancang.orchestrator.removal.Removal;
import org.diancang.orchestrator.removal.RemovalEvent;
import org.diancang.orchestrator.screen.Chip;
import tools.jackson.databind.JsonNode;

/**
 * A removal in the list and on its page.
 *
 * @param level key of the message that names it
 * @param mine whether who looks has asked for it, and so can't decide on it
 */
record RemovalRow(
        UUID id,
        String level,
        Chip chip,
        String url,
        String reason,
        String orderNumber,
        String message,
        String askedBy,
        Instant askedAt,
        String decidedBy,
        long captures,
        boolean waiting,
        boolean mine,
        boolean liftable,
        boolean purging,
        UUID ruleId) {
    static RemovalRow of(Removal removal, People people, String person) {
        return new RemovalRow(
                removal.id(),
                "removal.level." + removal.level(),
                chip(removal.state()),
                removal.urlPattern(),
                removal.reason(),
                removal.orderNumber().orElse(""),
                removal.message().orElse(""),
                people.name(removal.askedBy()),
                removal.askedAt(),
                removal.decidedBy().map(people::name).orElse(""),
                removal.captures(),
                removal.state() == Removal.State.WAITING,
                removal.askedBy().equals(person),
                removal.mayBeLifted(),
                removal.state() == Removal.State.PURGING,
                removal.ruleId());
    }

    private static Chip chip(Removal.State state) {
        String key = "removal.state." + state;
        return switch (state) {
            case IN_FORCE -> new Chip("ok", "shield-check", key);
            case WAITING -> new Chip("warn", "hourglass-split", key);
            case REFUSED -> new Chip("bad", "x-circle", key);
            case PURGING -> new Chip("warn", "arrow-repeat", key);
            case PURGED -> new Chip("ok", "check-circle-fill", key);
            case LIFTED -> new Chip("mute", "arrow-counterclockwise", key);
        };
    }

    /** Something that was done. */
    record Event(String key, String by, String note, Instant at) {
        static Event of(RemovalEvent event, People people) {
            return new Event(
                    "removal.event." + event.what(),
                    people.name(event.by()),
                    event.note(),
                    event.at());
        }
    }

    /**
     * A change of an access rule.
     *
     * @param key of the message that says what was done
     * @param policy as it is now, or was before it was removed
     */
    record RuleChange(String key, String policy, List<String> patterns, String by, Instant at) {
        static RuleChange of(HistoryEntry entry, People people) {
            JsonNode rule = entry.after().or(entry::before).orElseThrow();
            return new RuleChange(
                    "removal.rule."
                            + (entry.before().isEmpty()
                                    ? "made"
                                    : entry.after().isEmpty() ? "removed" : "changed"),
                    rule.path("policyNumber").isNumber()
                            ? "#" + rule.path("policyNumber").asInt()
                            : rule.path("policy").asString(""),
                    rule.path("urlPatterns").valueStream().map(p -> p.asString("")).toList(),
                    people.name(entry.changedBy()),
                    entry.changedAt());
        }
    }
}
