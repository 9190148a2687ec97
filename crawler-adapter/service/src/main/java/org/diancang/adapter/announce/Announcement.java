package org.diancang.adapter.announce;

import org.diancang.events.CrawlEvent;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.WarcFileSealed;
import org.diancang.events.WorkerHeartbeat;

/** One message that this worker sends. */
public sealed interface Announcement {
    /** A capture stands in a WARC file. */
    record Capture(ResourceCaptured capture) implements Announcement {}

    /** Something happened to a crawl. */
    record OfCrawl(CrawlEvent event) implements Announcement {}

    /** A WARC file is final. */
    record FileSealed(WarcFileSealed file) implements Announcement {}

    /** This worker is there. */
    record Heartbeat(WorkerHeartbeat heartbeat) implements Announcement {}
}
