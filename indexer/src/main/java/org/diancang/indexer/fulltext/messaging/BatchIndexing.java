package org.diancang.indexer.fulltext.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.diancang.indexer.fulltext.messaging.DeadLetters.DeadLetter;
import org.diancang.indexer.fulltext.store.IndexUnavailableException;
import org.diancang.indexer.fulltext.store.PageCapture;
import org.diancang.indexer.fulltext.store.PageId;
import org.diancang.indexer.fulltext.store.PageState;
import org.diancang.indexer.fulltext.store.PageUpdate;
import org.diancang.indexer.fulltext.store.PageWriter;
import org.diancang.indexer.fulltext.store.PageWriter.Refused;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.Removals;

/**
 * Indexes the messages of one batch: several pages are read side by side, and written as they are
 * done, so that a slow PDF holds up no other page.
 */
final class BatchIndexing {
    private static final long WRITE_BYTES = 8L << 20;

    /** Written together: fewer cost more each, and of more the last keep the readers waiting. */
    private static final int WRITE_PAGES = 50;

    /**
     * Writes on their way at once. One keeps a single thread of Elasticsearch busy; of more, each
     * waits for the others.
     */
    private static final int WRITES = 2;

    /** Longest wait for the next page before those that were read are written. */
    private static final Duration WRITE_AFTER = Duration.ofMillis(200);

    /**
     * No page that was read waits longer for those read after it. Shorter, and under load the work
     * falls into many small writes, which makes all of them later.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Pages pages;
    private final PageWriter writer;
    private final Removals removals;
    private final PageWork work;
    private final ExecutorService readers;
    private final ExecutorService writers;
    private final int parallelism;

    /**
     * Works with others' threads.
     *
     * @param readers where pages are read
     * @param writers where they are written, while the next are read
     * @param parallelism how many pages are read at once, 1 or more
     */
    BatchIndexing(
            Pages pages,
            PageWriter writer,
            Removals removals,
            PageWork work,
            ExecutorService readers,
            ExecutorService writers,
            int parallelism) {
        this.pages = pages;
        this.writer = writer;
        this.removals = removals;
        this.work = work;
        this.readers = readers;
        this.writers = writers;
        this.parallelism = parallelism;
    }

    /**
     * Indexes messages; returns once Elasticsearch has acknowledged all of them.
     *
     * @return those that can't be indexed
     */
    List<DeadLetter> index(Collection<Message> messages) throws InterruptedException {
        Set<String> before = marked(messages);
        List<Message> wanted =
                messages.stream().filter(one -> !before.contains(one.captureId())).toList();
        List<DeadLetter> dead = indexed(wanted);
        // Those that were taken out meanwhile may have been written after that.
        Set<String> meanwhile = marked(wanted);
        removals.remove(
                wanted.stream()
                        .filter(one -> meanwhile.contains(one.captureId()))
                        .map(Message::removal)
                        .toList());
        return dead;
    }

    private Set<String> marked(Collection<Message> messages) {
        return removals.marked(messages.stream().map(Message::captureId).distinct().toList());
    }

    private List<DeadLetter> indexed(List<Message> messages) throws InterruptedException {
        Map<PageId, List<Message>> byPage = new LinkedHashMap<>();
        for (Message message : messages) {
            byPage.computeIfAbsent(message.page(), _ -> new ArrayList<>()).add(message);
        }
        Map<PageId, PageState> states = pages.states(byPage.keySet());
        return new Run(byPage, states).finish();
    }

    /** Pages on their way, and the messages that they stand for. */
    private record Write(Map<PageId, List<Message>> messages, Future<List<Refused>> answer) {}

    /** One batch on its way. */
    private final class Run {
        private final CompletionService<PageWork.Result> reading =
                new ExecutorCompletionService<>(readers);
        private final Deque<Map.Entry<PageId, List<Message>>> waiting;
        private final Map<PageId, PageState> states;
        private final List<Future<PageWork.Result>> started = new ArrayList<>();
        private int inFlight;
        private final List<PageWork.Result> done = new ArrayList<>();
        private final List<DeadLetter> dead = new ArrayList<>();
        private long doneBytes;
        private long oldestDone;
        private final Deque<Write> writing = new ArrayDeque<>();

        Run(Map<PageId, List<Message>> byPage, Map<PageId, PageState> states) {
            this.waiting = new ArrayDeque<>(byPage.entrySet());
            this.states = states;
        }

        List<DeadLetter> finish() throws InterruptedException {
            try {
                while (!waiting.isEmpty() || inFlight > 0) {
                    startReading();
                    Future<PageWork.Result> next =
                            reading.poll(WRITE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                    if (next != null) {
                        collect(next);
                    }
                    if (next == null || isEnough() || oldestWaitsLong()) {
                        write();
                    }
                }
                write();
                while (!writing.isEmpty()) {
                    acknowledged(writing.removeFirst());
                }
                return dead;
            } finally {
                started.forEach(future -> future.cancel(true));
                end();
            }
        }

        private void startReading() {
            while (inFlight < parallelism && !waiting.isEmpty()) {
                Map.Entry<PageId, List<Message>> page = waiting.removeFirst();
                PageState state = states.get(page.getKey());
                boolean wantText = state == null || !state.extracted();
                started.add(reading.submit(() -> work.prepare(page.getValue(), wantText)));
                inFlight++;
            }
        }

        private void collect(Future<PageWork.Result> read) throws InterruptedException {
            inFlight--;
            try {
                PageWork.Result result = read.get();
                dead.addAll(result.unusable());
                if (result.update().isPresent()) {
                    if (done.isEmpty()) {
                        oldestDone = System.nanoTime();
                    }
                    done.add(result);
                    doneBytes += result.update().get().weight();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("reading pages failed; the batch goes again", e);
            }
        }

        private boolean isEnough() {
            return done.size() >= WRITE_PAGES || doneBytes > WRITE_BYTES;
        }

        private boolean oldestWaitsLong() {
            return !done.isEmpty() && System.nanoTime() - oldestDone > LONGEST_WAIT.toNanos();
        }

        private void write() throws InterruptedException {
            Map<PageId, List<Message>> messages = new HashMap<>();
            List<PageUpdate> updates = new ArrayList<>();
            for (PageWork.Result result : done) {
                PageUpdate update = result.update().orElseThrow();
                updates.add(update);
                messages.put(update.id(), result.messages());
            }
            done.clear();
            doneBytes = 0;
            if (updates.isEmpty()) {
                return;
            }
            if (writing.size() == WRITES) {
                acknowledged(writing.removeFirst());
            }
            writing.add(new Write(messages, writers.submit(() -> writer.write(updates, states))));
        }

        private void acknowledged(Write write) throws InterruptedException {
            try {
                for (Refused refused : write.answer().get()) {
                    List<Message> of =
                            write.messages().getOrDefault(refused.update().id(), List.of());
                    refused(refused, of);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IndexUnavailableException unavailable) {
                    throw unavailable;
                }
                throw new IllegalStateException("writing pages failed; the batch goes again", e);
            }
        }

        /** Of a batch that failed: it goes again, and finds what was written all the same. */
        private void end() {
            for (Write write : writing) {
                write.answer().cancel(true);
            }
        }

        /** Of several messages about one page one may be to blame: each goes alone. */
        private void refused(Refused refused, List<Message> messages) {
            if (messages.size() == 1) {
                dead.add(new DeadLetter(messages.getFirst().source(), refused.reason()));
                return;
            }
            for (Message message : messages) {
                PageUpdate alone = refused.update().with(PageCapture.of(message.capture()));
                writer.write(List.of(alone), pages.states(List.of(alone.id())))
                        .forEach(one -> dead.add(new DeadLetter(message.source(), one.reason())));
            }
        }
    }
}
