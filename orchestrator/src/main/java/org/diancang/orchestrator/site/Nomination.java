package org.diancang.orchestrator.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.Scope;

/**
 * A curator's proposal that a website be archived.
 *
 * @param id identity
 * @param number number that people see, such as {@code N-0012}
 * @param libraryId library that nominates
 * @param year programme year that it counts in
 * @param name name of the website
 * @param seeds where crawls start, one or more
 * @param scope what belongs to it
 * @param subject which side of the place it shows
 * @param owner who runs the website; may be empty
 * @param rightsBasis law or permission; may be empty
 * @param reason why; may be empty
 * @param state where it stands
 * @param submittedBy who nominated
 * @param submittedAt when
 * @param decision what was decided; empty while it waits
 */
public record Nomination(
        UUID id,
        String number,
        UUID libraryId,
        int year,
        String name,
        List<Seed> seeds,
        Scope scope,
        Subject subject,
        String owner,
        String rightsBasis,
        String reason,
        State state,
        String submittedBy,
        Instant submittedAt,
        Optional<Decision> decision) {
    /** Where a nomination stands. */
    public enum State {
        /** 待审. */
        SUBMITTED,
        /** 已批准. */
        APPROVED,
        /** 已退回. */
        RETURNED
    }

    /**
     * What was decided.
     *
     * @param by who
     * @param at when
     * @param reason why it was returned; empty where it was approved
     */
    public record Decision(String by, Instant at, String reason) {}

    public Nomination {
        seeds = List.copyOf(seeds);
        if ((state == State.SUBMITTED) != decision.isEmpty()) {
            throw new IllegalArgumentException(
                    number + " is " + state + " with decision " + decision);
        }
    }

    /**
     * The nomination, approved.
     *
     * @throws IllegalTransitionException unless it waits
     */
    public Nomination approve(String by, Instant at) {
        mustWait("approved");
        return decided(State.APPROVED, new Decision(by, at, ""));
    }

    /**
     * The nomination, given back to the curator.
     *
     * @param why what is missing, not blank
     * @throws IllegalTransitionException unless it waits
     */
    public Nomination giveBack(String by, Instant at, String why) {
        mustWait("returned");
        if (why.isBlank()) {
            throw new IllegalArgumentException("a reason must be given");
        }
        return decided(State.RETURNED, new Decision(by, at, why.strip()));
    }

    private void mustWait(String act) {
        if (state != State.SUBMITTED) {
            throw new IllegalTransitionException(
                    "Nomination " + number + " is " + state + " and can't be " + act + ".");
        }
    }

    private Nomination decided(State next, Decision made) {
        return new Nomination(
                id,
                number,
                libraryId,
                year,
                name,
                seeds,
                scope,
                subject,
                owner,
                rightsBasis,
                reason,
                next,
                submittedBy,
                submittedAt,
                Optional.of(made));
    }
}
