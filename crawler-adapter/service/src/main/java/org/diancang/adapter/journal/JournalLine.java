package org.diancang.adapter.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.ResourceCaptured;
import org.jspecify.annotations.Nullable;

/** What an engine writes into its journal, one line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalLine.Captured.class, name = "capture"),
    @JsonSubTypes.Type(value = JournalLine.OfCrawl.class, name = "crawl"),
    @JsonSubTypes.Type(value = JournalLine.End.class, name = "end"),
})
public sealed interface JournalLine {
    /** A record was written and flushed. */
    record Captured(ResourceCaptured capture) implements JournalLine {
        /** Refuses a line without a capture. */
        public Captured {
            Objects.requireNonNull(capture, "capture");
        }
    }

    /** Something happened to the crawl. */
    record OfCrawl(CrawlEvent event) implements JournalLine {
        /** Refuses a line without an event. */
        public OfCrawl {
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * The crawl is over; the last line.
     *
     * @param outcome how it ended; absent: it failed
     * @param failure what failed; absent: it did not
     * @param statistics the last count
     */
    record End(
            CrawlEvent.@Nullable Outcome outcome,
            @Nullable String failure,
            @Nullable CrawlStatistics statistics)
            implements JournalLine {
        /** Refuses a line that says neither how the crawl ended nor what failed. */
        public End {
            if (outcome == null && failure == null) {
                throw new IllegalArgumentException("an end has an outcome or a failure");
            }
        }
    }
}
