package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an adapter reports of a crawl. Idempotent by {@link #eventId()}; an event of an epoch older
 * than the crawl's changes no state.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CrawlEvent.CrawlAccepted.class, name = "CrawlAccepted"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlStarted.class, name = "CrawlStarted"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlProgressed.class, name = "CrawlProgressed"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlPausing.class, name = "CrawlPausing"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlPaused.class, name = "CrawlPaused"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlResumed.class, name = "CrawlResumed"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlCheckpointed.class, name = "CrawlCheckpointed"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlStopping.class, name = "CrawlStopping"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlFinished.class, name = "CrawlFinished"),
    @JsonSubTypes.Type(value = CrawlEvent.CrawlFailed.class, name = "CrawlFailed"),
    @JsonSubTypes.Type(value = CrawlEvent.FileImported.class, name = "FileImported"),
})
public sealed interface CrawlEvent {
    /** Identity of the event. */
    UUID eventId();

    /** Crawl that it is about. */
    UUID crawlId();

    /** Worker that reports. */
    String workerId();

    /** Assignment that it runs under. */
    int epoch();

    /** When it happened. */
    Instant at();

    /** The worker has the command and prepares. */
    record CrawlAccepted(UUID eventId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlEvent {
        public CrawlAccepted {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
        }
    }

    /** The engine fetches. */
    record CrawlStarted(UUID eventId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlEvent {
        public CrawlStarted {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
        }
    }

    /** Every few seconds while running. */
    record CrawlProgressed(
            UUID eventId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            CrawlStatistics statistics)
            implements CrawlEvent {
        public CrawlProgressed {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(statistics, "statistics is missing");
        }
    }

    /** What is in flight ends, then it holds. */
    record CrawlPausing(UUID eventId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlEvent {
        public CrawlPausing {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
        }
    }

    /**
     * It holds.
     *
     * @param reason why, for people
     */
    record CrawlPaused(
            UUID eventId, UUID crawlId, String workerId, int epoch, Instant at, String reason)
            implements CrawlEvent {
        public CrawlPaused {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(reason, "reason is missing");
        }
    }

    /** It goes on. */
    record CrawlResumed(UUID eventId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlEvent {
        public CrawlResumed {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
        }
    }

    /**
     * A checkpoint is on disk.
     *
     * @param checkpoint its name
     */
    record CrawlCheckpointed(
            UUID eventId, UUID crawlId, String workerId, int epoch, Instant at, String checkpoint)
            implements CrawlEvent {
        public CrawlCheckpointed {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(checkpoint, "checkpoint is missing");
        }
    }

    /** What is in flight ends, then it is over. */
    record CrawlStopping(UUID eventId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlEvent {
        public CrawlStopping {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
        }
    }

    /**
     * Over, every WARC file sealed and every record announced.
     *
     * @param outcome how it ended
     * @param statistics the last count
     */
    record CrawlFinished(
            UUID eventId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            Outcome outcome,
            CrawlStatistics statistics)
            implements CrawlEvent {
        public CrawlFinished {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(outcome, "outcome is missing");
            Objects.requireNonNull(statistics, "statistics is missing");
        }
    }

    /**
     * Over without having done its work; what was captured is kept, sealed and announced.
     *
     * @param reason what failed and what to do, for people
     * @param statistics the last count
     */
    record CrawlFailed(
            UUID eventId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            String reason,
            CrawlStatistics statistics)
            implements CrawlEvent {
        public CrawlFailed {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(reason, "reason is missing");
            Objects.requireNonNull(statistics, "statistics is missing");
        }
    }

    /**
     * An import is done with one file: it is sealed and all of it that can be read is announced; or
     * nothing in it could be read, and it was not taken in.
     *
     * @param number which file of the import
     * @param file name that it has in the archive; absent where it was not taken in
     * @param captures records announced
     * @param software what its warcinfo says that wrote it; absent where it says nothing
     * @param unreadableCount parts that can't be read, or are not what they say
     * @param unreadable the first of them, in the order of the file
     */
    record FileImported(
            UUID eventId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            int number,
            @Nullable String file,
            long captures,
            @Nullable String software,
            long unreadableCount,
            List<UnreadablePart> unreadable)
            implements CrawlEvent {
        /** Parts that are listed at most. */
        public static final int MOST_LISTED = 500;

        public FileImported {
            RequiredFields.check(eventId, "eventId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(unreadable, "unreadable is missing");
            if (number < 1) {
                throw new IllegalArgumentException("number must be 1 or more, is " + number);
            }
            unreadable = List.copyOf(unreadable);
        }
    }

    /** How a crawl that did not fail ended. */
    enum Outcome {
        /** Nothing was left to fetch. */
        COMPLETE,
        /** A limit was reached. */
        BUDGET,
        /** Somebody stopped it; what was in flight was finished. */
        STOPPED,
        /** Somebody aborted it. */
        ABORTED
    }
}
