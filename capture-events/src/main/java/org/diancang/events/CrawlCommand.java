package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the orchestrator asks of one worker. Idempotent by {@link #commandId()}; a worker ignores
 * commands that name another one, and those of an epoch older than it has seen for the crawl.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CrawlCommand.StartCrawl.class, name = "StartCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.PauseCrawl.class, name = "PauseCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.ResumeCrawl.class, name = "ResumeCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.CheckpointCrawl.class, name = "CheckpointCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.StopCrawl.class, name = "StopCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.AbortCrawl.class, name = "AbortCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.ChangeCrawl.class, name = "ChangeCrawl"),
    @JsonSubTypes.Type(value = CrawlCommand.ImportFiles.class, name = "ImportFiles"),
})
public sealed interface CrawlCommand {
    /** Identity of the command; a second delivery changes nothing. */
    UUID commandId();

    /** Crawl that it is about. */
    UUID crawlId();

    /** Worker that it is for. */
    String workerId();

    /** Assignment of the crawl, 1 or more. */
    int epoch();

    /** When the orchestrator decided it. */
    Instant at();

    /**
     * Take the crawl and run it.
     *
     * @param order everything that the worker needs to know
     * @param checkpoint name of the checkpoint to go on from; absent: from its seeds
     * @param change what is otherwise than ordered by now; absent: nothing
     */
    record StartCrawl(
            UUID commandId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            CrawlOrder order,
            @Nullable String checkpoint,
            @Nullable CrawlChange change)
            implements CrawlCommand {
        /** Take the crawl as it was ordered. */
        public StartCrawl(
                UUID commandId,
                UUID crawlId,
                String workerId,
                int epoch,
                Instant at,
                CrawlOrder order,
                @Nullable String checkpoint) {
            this(commandId, crawlId, workerId, epoch, at, order, checkpoint, null);
        }

        @JsonCreator
        public StartCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(order, "order is missing");
        }
    }

    /** Hold the crawl; what is in flight ends. */
    record PauseCrawl(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlCommand {
        public PauseCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
        }
    }

    /** Go on with a paused crawl. */
    record ResumeCrawl(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlCommand {
        public ResumeCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
        }
    }

    /** Write a checkpoint and go on. */
    record CheckpointCrawl(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlCommand {
        public CheckpointCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
        }
    }

    /** Finish what is in flight, then end. */
    record StopCrawl(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlCommand {
        public StopCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
        }
    }

    /** End at once. */
    record AbortCrawl(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at)
            implements CrawlCommand {
        public AbortCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
        }
    }

    /**
     * Go on otherwise than ordered.
     *
     * @param change what is otherwise
     */
    record ChangeCrawl(
            UUID commandId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            CrawlChange change)
            implements CrawlCommand {
        public ChangeCrawl {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(change, "change is missing");
        }
    }

    /**
     * Take files in whose bytes were handed to the worker before, as a crawl that is over when they
     * are all sealed and announced.
     *
     * @param order the site and the number of the crawl; nothing is fetched
     * @param files one or more
     */
    record ImportFiles(
            UUID commandId,
            UUID crawlId,
            String workerId,
            int epoch,
            Instant at,
            CrawlOrder order,
            List<ImportFile> files)
            implements CrawlCommand {
        public ImportFiles {
            RequiredFields.check(commandId, "commandId", crawlId, workerId, epoch, at);
            Objects.requireNonNull(order, "order is missing");
            Objects.requireNonNull(files, "files is missing");
            if (files.isEmpty()) {
                throw new IllegalArgumentException("files must have at least one");
            }
            files = List.copyOf(files);
        }
    }
}
