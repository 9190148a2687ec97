package org.diancang.orchestrator.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.junit.jupiter.api.Test;

class CrawlTest {
    private static final Instant T0 = Instant.parse("2026-11-24T08:00:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final String WORKER = "worker-1";

    @Test
    void aCrawlWaitsUntilItIsAssigned() {
        Crawl crawl = queued();
        assertThat(crawl.waits(WaitReason.NO_ROOM.code())).isTrue();
        assertThat(crawl.data().state()).isEqualTo(CrawlState.QUEUED);
        assertThat(crawl.data().reason()).contains("no-room");
        crawl.assign(WORKER, T0);
        assertThat(crawl.data().epoch()).isEqualTo(1);
        assertThatThrownBy(() -> crawl.assign("worker-2", T0))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aHoldIsRememberedUntilItIsTakenBack() {
        Crawl crawl = assigned();
        assertThat(crawl.requestHold("li", T0)).isTrue();
        assertThat(crawl.requestHold("wang", T0)).isFalse();
        assertThat(crawl.data().requests().hold().orElseThrow().value()).isEqualTo("li");
        assertThat(crawl.requestResume()).isTrue();
        assertThat(crawl.requestResume()).isFalse();
        assertThat(crawl.isHeld()).isFalse();
    }

    @Test
    void anAbortOvertakesAStopAndNothingElseComesAfterIt() {
        Crawl crawl = assigned();
        assertThat(crawl.requestStop("li", T0)).isTrue();
        assertThat(crawl.requestAbort("li", T0)).isTrue();
        assertThat(crawl.requestAbort("li", T0)).isFalse();
        assertThatThrownBy(() -> crawl.requestHold("li", T0))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(crawl::requestResume).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> crawl.change(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void changesAreCountedAndTheLastOneIsTheWhole() {
        Crawl crawl = assigned();
        assertThat(
                        crawl.change(
                                        Optional.of(List.of("/a/")),
                                        Optional.of(Duration.ofSeconds(1)))
                                .number())
                .isEqualTo(1);
        assertThat(crawl.change(Optional.of(List.of("/b/")), Optional.empty()).number())
                .isEqualTo(2);
        assertThat(crawl.data().requests().change().orElseThrow().excludes())
                .containsExactly("/b/");
        assertThat(crawl.data().requests().change().orElseThrow().delay()).hasSeconds(1);
    }

    @Test
    void librariesTakeTurns() {
        UUID big = UUID.randomUUID();
        UUID small = UUID.randomUUID();
        List<Crawl> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(queuedOf(big));
        }
        waiting.add(queuedOf(small));
        Turns turns = new Turns(Map.of(big, 1), Map.of(), 2);

        assertThat(turns.inOrder(waiting)).first().isSameAs(waiting.getLast());
        assertThat(turns.inOrder(waiting)).hasSize(5).containsAll(waiting);
        assertThat(turns.isFull(waiting.getFirst())).isFalse();
        turns.took(waiting.getFirst());
        assertThat(turns.isFull(waiting.getFirst())).isTrue();
        assertThat(turns.isFull(waiting.getLast())).isFalse();
    }

    @Test
    void amongLibrariesWithEquallyManyRunningTheOneWhoseLastBeganLongestAgoComesFirst() {
        UUID big = UUID.randomUUID();
        UUID small = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        List<Crawl> waiting =
                List.of(queuedOf(big), queuedOf(big), queuedOf(small), queuedOf(fresh));
        Map<UUID, Instant> begun = Map.of(big, T0.plusSeconds(2), small, T0);

        List<Crawl> order = new Turns(Map.of(), begun, 0).inOrder(waiting);

        assertThat(order)
                .containsExactly(waiting.get(3), waiting.get(2), waiting.get(0), waiting.get(1));
    }

    @Test
    void reportsMakeTheState() {
        Crawl crawl = assigned();
        crawl.report(accepted(1));
        assertThat(crawl.data().state()).isEqualTo(CrawlState.ACCEPTED);
        crawl.report(started(2));
        crawl.report(paused(3));
        assertThat(crawl.data().state()).isEqualTo(CrawlState.PAUSED);
        assertThat(crawl.data().reason()).contains("no lease");
        crawl.report(resumed(4));
        assertThat(crawl.data().state()).isEqualTo(CrawlState.RUNNING);
        assertThat(crawl.data().reason()).isEmpty();
        crawl.report(finished(5, CrawlEvent.Outcome.BUDGET));
        assertThat(crawl.data().state()).isEqualTo(CrawlState.BUDGET);
        assertThat(crawl.data().endedAt()).contains(T0.plusSeconds(5));
        assertThat(crawl.data().lease()).isEmpty();
    }

    @Test
    void theOrderOfReportsBeforeTheEndDoesNotMatter() {
        List<CrawlEvent> reports =
                List.of(
                        accepted(1),
                        started(2),
                        progressed(3),
                        paused(4),
                        resumed(5),
                        progressed(6));
        for (int seed = 0; seed < 50; seed++) {
            List<CrawlEvent> shuffled = new ArrayList<>(reports);
            shuffled.addAll(reports);
            Collections.shuffle(shuffled, new Random(seed));
            Crawl crawl = assigned();
            shuffled.forEach(crawl::report);
            assertThat(crawl.data().state()).isEqualTo(CrawlState.RUNNING);
            assertThat(crawl.data().startedAt()).contains(T0.plusSeconds(2));
            assertThat(crawl.data().statistics().orElseThrow().value().fetched()).isEqualTo(6);
        }
    }

    @Test
    void reportsOfOneInstantDoNotTurnTheStateBack() {
        Crawl crawl = assigned();
        crawl.report(started(1));
        assertThat(crawl.report(accepted(1))).isFalse();
        assertThat(crawl.data().state()).isEqualTo(CrawlState.RUNNING);
    }

    @Test
    void whatComesAfterTheEndChangesNothing() {
        Crawl crawl = assigned();
        crawl.report(finished(9, CrawlEvent.Outcome.COMPLETE));
        assertThat(crawl.report(progressed(10))).isFalse();
        assertThat(crawl.report(started(11))).isFalse();
        assertThat(crawl.report(failed(12))).isFalse();
        assertThat(crawl.data().state()).isEqualTo(CrawlState.COMPLETE);
        assertThat(crawl.data().statistics().orElseThrow().value().fetched()).isEqualTo(9);
    }

    @Test
    void aLostWorkerIsReplacedAndItsReportsChangeNothing() {
        Crawl crawl = assigned();
        crawl.report(started(1));
        crawl.report(checkpointed(2, "cp1"));
        assertThatThrownBy(() -> crawl.takeOver(T0)).isInstanceOf(IllegalTransitionException.class);
        crawl.takeOver(T0.plusSeconds(31));
        assertThat(crawl.data().state()).isEqualTo(CrawlState.TAKEN_OVER);
        assertThat(crawl.report(finished(32, CrawlEvent.Outcome.COMPLETE))).isFalse();
        crawl.assign("worker-2", T0.plusSeconds(60));
        assertThat(crawl.data().epoch()).isEqualTo(2);
        assertThat(crawl.report(finished(33, CrawlEvent.Outcome.COMPLETE))).isFalse();
        assertThat(crawl.data().state()).isEqualTo(CrawlState.TAKEN_OVER);
        assertThat(crawl.data().checkpoint().orElseThrow().value()).isEqualTo("cp1");
    }

    @Test
    void anotherWorkerOfTheSameEpochChangesNothing() {
        Crawl crawl = assigned();
        assertThat(
                        crawl.report(
                                new CrawlEvent.CrawlStarted(
                                        UUID.randomUUID(), ID, "worker-9", 1, T0)))
                .isFalse();
        assertThat(crawl.data().state()).isEqualTo(CrawlState.QUEUED);
    }

    @Test
    void aStopBeforeAnyWorkerHasItIsTheEnd() {
        Crawl crawl = queued();
        assertThat(crawl.requestStop("curator", T0)).isTrue();
        assertThat(crawl.data().state()).isEqualTo(CrawlState.STOPPED);
        assertThatThrownBy(() -> crawl.requestStop("curator", T0))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining("STOPPED");
    }

    @Test
    void aStopIsToldToTheWorkerOnceAndOutlivesIt() {
        Crawl crawl = assigned();
        crawl.report(started(1));
        assertThat(crawl.requestStop("curator", T0)).isTrue();
        assertThat(crawl.requestStop("curator", T0)).isFalse();
        crawl.takeOver(T0.plusSeconds(31));
        assertThat(crawl.data().state()).isEqualTo(CrawlState.STOPPED);
    }

    private static Crawl queued() {
        return queuedOf(UUID.randomUUID());
    }

    private static Crawl queuedOf(UUID library) {
        return QueuedCrawls.of(ID, library, List.of("http://qh.example/"));
    }

    private static Crawl assigned() {
        Crawl crawl = queued();
        crawl.assign(WORKER, T0.plusSeconds(30));
        return crawl;
    }

    private static CrawlStatistics count(int n) {
        return new CrawlStatistics(0, n, 0, 0, 0, 0, 0, 0, 0);
    }

    private static CrawlEvent accepted(int second) {
        return new CrawlEvent.CrawlAccepted(UUID.randomUUID(), ID, WORKER, 1, at(second));
    }

    private static CrawlEvent started(int second) {
        return new CrawlEvent.CrawlStarted(UUID.randomUUID(), ID, WORKER, 1, at(second));
    }

    private static CrawlEvent progressed(int second) {
        return new CrawlEvent.CrawlProgressed(
                UUID.randomUUID(), ID, WORKER, 1, at(second), count(second));
    }

    private static CrawlEvent paused(int second) {
        return new CrawlEvent.CrawlPaused(UUID.randomUUID(), ID, WORKER, 1, at(second), "no lease");
    }

    private static CrawlEvent resumed(int second) {
        return new CrawlEvent.CrawlResumed(UUID.randomUUID(), ID, WORKER, 1, at(second));
    }

    private static CrawlEvent checkpointed(int second, String name) {
        return new CrawlEvent.CrawlCheckpointed(UUID.randomUUID(), ID, WORKER, 1, at(second), name);
    }

    private static CrawlEvent finished(int second, CrawlEvent.Outcome outcome) {
        return new CrawlEvent.CrawlFinished(
                UUID.randomUUID(), ID, WORKER, 1, at(second), outcome, count(second));
    }

    private static CrawlEvent failed(int second) {
        return new CrawlEvent.CrawlFailed(
                UUID.randomUUID(), ID, WORKER, 1, at(second), "disk full", count(second));
    }

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }
}
