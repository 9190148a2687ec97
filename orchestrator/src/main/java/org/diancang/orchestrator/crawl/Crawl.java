package org.diancang.orchestrator.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlStatistics;
import org.diancang.orchestrator.site.IllegalTransitionException;

/**
 * One run over one site, as the orchestrator decides about it. At most one worker holds it; each
 * assignment has an epoch, and reports of an older one change nothing.
 */
final class Crawl {
    /**
     * The right of a worker to run the crawl.
     *
     * @param workerId which worker
     * @param expiresAt until when, unless it is renewed
     */
    record Lease(String workerId, Instant expiresAt) {}

    /** A fact and when it was so. */
    record Dated<T>(T value, Instant at) {}

    /** What the table holds. */
    record Data(
            UUID id,
            UUID siteId,
            CrawlOrder order,
            CrawlState state,
            Optional<String> reason,
            Optional<Lease> lease,
            int epoch,
            Optional<String> lastWorkerId,
            Optional<Instant> stateAt,
            Optional<Dated<CrawlStatistics>> statistics,
            Optional<Dated<String>> checkpoint,
            CrawlRequests requests,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt) {}

    private final UUID id;
    private final UUID siteId;
    private final CrawlOrder order;
    private CrawlState state;
    private Optional<String> reason;
    private Optional<Lease> lease;
    private int epoch;
    private Optional<String> lastWorkerId;
    private Optional<Instant> stateAt;
    private Optional<Dated<CrawlStatistics>> statistics;
    private Optional<Dated<String>> checkpoint;
    private CrawlRequests requests;
    private Optional<Instant> startedAt;
    private Optional<Instant> endedAt;

    Crawl(Data data) {
        id = data.id();
        siteId = data.siteId();
        order = data.order();
        state = data.state();
        reason = data.reason();
        lease = data.lease();
        epoch = data.epoch();
        lastWorkerId = data.lastWorkerId();
        stateAt = data.stateAt();
        statistics = data.statistics();
        checkpoint = data.checkpoint();
        requests = data.requests();
        startedAt = data.startedAt();
        endedAt = data.endedAt();
    }

    /** A crawl that waits for a worker. */
    static Crawl queued(UUID id, CrawlOrder order) {
        return new Crawl(
                new Data(
                        id,
                        order.siteId(),
                        order,
                        CrawlState.QUEUED,
                        Optional.of(WaitReason.NO_WORKER.code()),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        CrawlRequests.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The same, for one worker alone: that which has the bytes of an import. */
    Crawl boundTo(String workerId) {
        mustBeUnassigned();
        lastWorkerId = Optional.of(workerId);
        return this;
    }

    Data data() {
        return new Data(
                id,
                siteId,
                order,
                state,
                reason,
                lease,
                epoch,
                lastWorkerId,
                stateAt,
                statistics,
                checkpoint,
                requests,
                startedAt,
                endedAt);
    }

    /**
     * Says why it still waits.
     *
     * @param why a {@link WaitReason#code()}, with what belongs to it after a space
     * @return whether that is new
     */
    boolean waits(String why) {
        mustBeUnassigned();
        boolean isNew = !reason.equals(Optional.of(why));
        reason = Optional.of(why);
        return isNew;
    }

    /** Gives it to a worker, under a new epoch. */
    void assign(String workerId, Instant expiresAt) {
        mustBeUnassigned();
        epoch++;
        lease = Optional.of(new Lease(workerId, expiresAt));
        lastWorkerId = Optional.of(workerId);
        stateAt = Optional.empty();
        reason = Optional.of(WaitReason.ASSIGNED.code());
    }

    /** Takes it from a worker whose lease ran out; where it was to stop anyway, it is over. */
    void takeOver(Instant now) {
        if (lease.filter(held -> held.expiresAt().isBefore(now)).isEmpty()) {
            throw new IllegalTransitionException("Crawl " + id + " has a valid lease.");
        }
        if (requests.stop().isPresent()) {
            end(CrawlState.STOPPED, Optional.of(WaitReason.WORKER_LOST.code()), now);
            return;
        }
        lease = Optional.empty();
        state = startedAt.isPresent() ? CrawlState.TAKEN_OVER : CrawlState.QUEUED;
        reason = Optional.of(WaitReason.WORKER_LOST.code());
        stateAt = Optional.empty();
    }

    /** Whether it is to wait although a worker may have room. */
    boolean isHeld() {
        return requests.hold().isPresent();
    }

    /**
     * Asks that it holds, from now on and on every worker.
     *
     * @return whether that is new
     * @throws IllegalTransitionException if it is over or ending
     */
    boolean requestHold(String by, Instant now) {
        mustGoOn("held");
        if (isHeld()) {
            return false;
        }
        requests = requests.holding(by, now);
        return true;
    }

    /**
     * Takes the hold back.
     *
     * @return whether there was one
     * @throws IllegalTransitionException if it is over or ending
     */
    boolean requestResume() {
        mustGoOn("resumed");
        boolean held = isHeld();
        requests = requests.resuming();
        return held;
    }

    /**
     * Makes something otherwise than ordered; what is empty stays as it is now.
     *
     * @return the whole of what is otherwise now
     * @throws IllegalTransitionException if it is over or ending
     */
    CrawlChange change(Optional<List<String>> excludes, Optional<Duration> delay) {
        mustGoOn("changed");
        requests = requests.changing(order, excludes, delay);
        return requests.change().orElseThrow();
    }

    /**
     * Asks that it ends at once, also where a stop was asked for before.
     *
     * @return whether that is new
     * @throws IllegalTransitionException if it is over
     */
    boolean requestAbort(String by, Instant now) {
        if (requests.abort()) {
            return false;
        }
        boolean _ = requestStop(by, now);
        requests = requests.aborting();
        return true;
    }

    private void mustGoOn(String done) {
        if (state.ended() || requests.stop().isPresent()) {
            throw new IllegalTransitionException(
                    "Crawl " + order.crawlNo() + " is over or ends and can't be " + done + ".");
        }
    }

    /**
     * Asks that it ends; where no worker has it, it is over.
     *
     * @return whether that is new
     * @throws IllegalTransitionException if it is over
     */
    boolean requestStop(String by, Instant now) {
        if (state.ended()) {
            throw new IllegalTransitionException(
                    "Crawl " + order.crawlNo() + " is over (" + state + ") and can't be stopped.");
        }
        if (requests.stop().isPresent()) {
            return false;
        }
        requests = requests.stopping(by, now);
        if (lease.isEmpty()) {
            end(CrawlState.STOPPED, Optional.empty(), now);
        }
        return true;
    }

    /**
     * Takes note of a report, in whatever order reports come: the latest of the present epoch makes
     * the state, an end is final.
     *
     * @return whether it changed anything
     */
    boolean report(CrawlEvent event) {
        if (!heldBy(event.workerId(), event.epoch())) {
            return false;
        }
        return switch (event) {
            case CrawlEvent.CrawlProgressed progressed ->
                    count(progressed.statistics(), progressed.at());
            case CrawlEvent.CrawlCheckpointed done -> checkpointed(done.checkpoint(), done.at());
            case CrawlEvent.CrawlAccepted e ->
                    become(CrawlState.ACCEPTED, Optional.empty(), e.at());
            case CrawlEvent.CrawlStarted e -> started(e.at());
            case CrawlEvent.CrawlPausing e -> become(CrawlState.PAUSING, Optional.empty(), e.at());
            case CrawlEvent.CrawlPaused e ->
                    become(CrawlState.PAUSED, Optional.of(e.reason()), e.at());
            case CrawlEvent.CrawlResumed e -> become(CrawlState.RUNNING, Optional.empty(), e.at());
            case CrawlEvent.CrawlStopping e ->
                    become(CrawlState.STOPPING, Optional.empty(), e.at());
            // It says what came of a file, which the import's own table keeps.
            case CrawlEvent.FileImported _ -> true;
            case CrawlEvent.CrawlFinished e -> {
                count(e.statistics(), e.at());
                yield end(ended(e.outcome()), Optional.empty(), e.at());
            }
            case CrawlEvent.CrawlFailed e -> {
                count(e.statistics(), e.at());
                yield end(CrawlState.FAILED, Optional.of(e.reason()), e.at());
            }
        };
    }

    private static CrawlState ended(CrawlEvent.Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> CrawlState.COMPLETE;
            case BUDGET -> CrawlState.BUDGET;
            case STOPPED -> CrawlState.STOPPED;
            case ABORTED -> CrawlState.ABORTED;
        };
    }

    private boolean heldBy(String workerId, int underEpoch) {
        return underEpoch == epoch
                && lease.filter(held -> held.workerId().equals(workerId)).isPresent();
    }

    private void mustBeUnassigned() {
        if (state.ended() || lease.isPresent()) {
            throw new IllegalTransitionException(
                    "Crawl " + id + " is " + state + " and not waiting for a worker.");
        }
    }

    private boolean started(Instant at) {
        boolean first = startedAt.isEmpty() || at.isBefore(startedAt.get());
        if (first) {
            startedAt = Optional.of(at);
        }
        return become(CrawlState.RUNNING, Optional.empty(), at) || first;
    }

    private boolean become(CrawlState next, Optional<String> why, Instant at) {
        if (stateAt.filter(at::isBefore).isPresent()) {
            return false;
        }
        // Two reports of one instant: the further one stands, whichever came first.
        if (stateAt.filter(at::equals).isPresent() && next.compareTo(state) < 0) {
            return false;
        }
        state = next;
        reason = why;
        stateAt = Optional.of(at);
        return true;
    }

    private boolean end(CrawlState how, Optional<String> why, Instant at) {
        state = how;
        reason = why;
        stateAt = Optional.of(at);
        lease = Optional.empty();
        endedAt = Optional.of(at);
        return true;
    }

    private boolean count(CrawlStatistics counted, Instant at) {
        if (statistics.filter(known -> at.isBefore(known.at())).isPresent()) {
            return false;
        }
        statistics = Optional.of(new Dated<>(counted, at));
        return true;
    }

    private boolean checkpointed(String name, Instant at) {
        if (checkpoint.filter(known -> at.isBefore(known.at())).isPresent()) {
            return false;
        }
        checkpoint = Optional.of(new Dated<>(name, at));
        return true;
    }
}
