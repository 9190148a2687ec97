package org.diancang.adapter.journal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.diancang.events.CaptureId;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.ResourceCaptured;

/** What the delivered part of a journal says about a crawl. Thread-safe. */
public final class Findings {
    private final ConcurrentHashMap<String, Set<Long>> offsetsByFile = new ConcurrentHashMap<>();
    private volatile Optional<JournalLine.End> end = Optional.empty();
    private volatile Optional<String> checkpoint = Optional.empty();
    private final AtomicLong captures = new AtomicLong();
    private volatile CrawlStatistics statistics = CrawlStatistics.NONE;

    void learn(JournalLine line) {
        switch (line) {
            case JournalLine.Captured(ResourceCaptured capture) -> learn(capture.captureId());
            case JournalLine.OfCrawl(CrawlEvent.CrawlProgressed progressed) ->
                    statistics = progressed.statistics();
            case JournalLine.OfCrawl(CrawlEvent.CrawlCheckpointed checkpointed) ->
                    checkpoint = Optional.of(checkpointed.checkpoint());
            case JournalLine.OfCrawl(CrawlEvent _) -> {}
            case JournalLine.End found -> {
                end = Optional.of(found);
                CrawlStatistics last = found.statistics();
                if (last != null) {
                    statistics = last;
                }
            }
        }
    }

    private void learn(CaptureId id) {
        captures.incrementAndGet();
        offsetsByFile
                .computeIfAbsent(id.file(), _ -> ConcurrentHashMap.newKeySet())
                .add(id.offset());
    }

    /** Captures of which the journal speaks. */
    public long captures() {
        return captures.get();
    }

    /** Whether the capture at this place was announced from the journal. */
    public boolean knows(CaptureId id) {
        return offsetsByFile.getOrDefault(id.file(), Set.of()).contains(id.offset());
    }

    /** Files that captures were announced of and nobody has forgotten. */
    public Set<String> files() {
        return Set.copyOf(offsetsByFile.keySet());
    }

    /** Forgets a file's captures, once it is sealed and nobody asks any more. */
    public void forget(String file) {
        offsetsByFile.remove(file);
    }

    /** How the engine said that the crawl ended; empty while it has not. */
    public Optional<JournalLine.End> end() {
        return end;
    }

    /** Name of the newest checkpoint; empty if there is none yet. */
    public Optional<String> checkpoint() {
        return checkpoint;
    }

    /** The last count. */
    public CrawlStatistics statistics() {
        return statistics;
    }
}
