package org.diancang.indexer.cdx.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets, and why.
 *
 * @param decision what
 * @param status of an answer that shows or refuses the capture
 * @param urlkey of the URL asked about
 * @param timestamp of the capture asked about
 * @param at moment asked about
 * @param until when the embargo ends that hides it
 * @param message said to the reader; to who is told that there is nothing, none
 * @param rule the rule that decided; absent where none has a say
 * @param rules all rules that cover the URL, in the order in which they are asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(
        Outcome decision,
        int status,
        String urlkey,
        String timestamp,
        Instant at,
        @Nullable Instant until,
        @Nullable String message,
        @Nullable AccessRule rule,
        List<Covering> rules) {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;

    Explanation {
        rules = List.copyOf(rules);
    }

    /** What somebody gets. */
    enum Outcome {
        ALLOWED,
        BLOCKED,
        EXCLUDED,
        EMBARGOED
    }

    /**
     * A rule that covers the URL.
     *
     * @param pattern by which
     * @param hasASay whether it is about this capture and this reader at this moment
     * @param obstacle why not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Covering(String pattern, boolean hasASay, @Nullable Obstacle obstacle, AccessRule rule) {
        static Covering of(Match match, Access access, Instant captured) {
            Optional<Obstacle> obstacle = RuleSet.obstacle(match.rule(), access, captured);
            return new Covering(
                    match.pattern(), obstacle.isEmpty(), obstacle.orElse(null), match.rule());
        }
    }

    static Explanation of(AccessQuestion question, RuleSet known) {
        Instant captured = CdxTimestamp.earliest(question.timestamp());
        List<Match> covering = known.covering(question.urlkey());
        Decision decision = known.decide(covering, question.access(), captured);
        List<Covering> rules =
                covering.stream()
                        .map(match -> Covering.of(match, question.access(), captured))
                        .toList();
        return switch (decision) {
            case Decision.Allowed allowed ->
                    new Explanation(
                            Outcome.ALLOWED,
                            OK,
                            question.urlkey(),
                            question.timestamp(),
                            question.access().at(),
                            null,
                            null,
                            allowed.rule().orElse(null),
                            rules);
            case Decision.Hidden hidden -> {
                boolean told = hidden.rule().policy() == Policy.BLOCK;
                yield new Explanation(
                        outcome(hidden),
                        told ? UNAVAILABLE_FOR_LEGAL_REASONS : NOT_FOUND,
                        question.urlkey(),
                        question.timestamp(),
                        question.access().at(),
                        hidden.until().orElse(null),
                        told ? hidden.rule().message() : null,
                        hidden.rule(),
                        rules);
            }
        };
    }

    private static Outcome outcome(Decision.Hidden hidden) {
        if (hidden.until().isPresent()) {
            return Outcome.EMBARGOED;
        }
        return hidden.rule().policy() == Policy.BLOCK ? Outcome.BLOCKED : Outcome.EXCLUDED;
    }
}
