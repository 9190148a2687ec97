package org.diancang.events;

/**
 * Names of the Kafka topics, without the prefix that an installation or a test may put before them.
 */
public final class Topics {
    /** {@link CrawlCommand}s, keyed by crawl id; orchestrator to adapters. */
    public static final String CRAWL_COMMANDS = "crawl-commands";

    /** {@link WorkerHeartbeat}s, keyed by worker id; adapter to orchestrator. */
    public static final String WORKERS = "workers";

    /** {@link CrawlEvent}s, keyed by crawl id; adapter to orchestrator. */
    public static final String CRAWL_EVENTS = "crawl-events";

    /** {@link ResourceCaptured}, keyed by partition key; adapter to indexer and orchestrator. */
    public static final String CAPTURES = "captures";

    /** {@link WarcFileSealed}, keyed by file name; adapter to indexer and orchestrator. */
    public static final String WARC_FILES = "warc-files";

    /** One record a capture, compacted; written and read by the indexer. */
    public static final String CDX = "cdx";

    /** Blocks of lines that others wrote; written and read by the indexer. */
    public static final String CDX_BULK = "cdx-bulk";

    /**
     * {@link AccessRule}s, keyed by rule id, and {@link AccessPolicy} messages, keyed by {@link
     * AccessPolicy#key()}; compacted; orchestrator to indexer and replay.
     */
    public static final String ACCESS_RULES = "access-rules";

    /** {@link CaptureRemoved}, keyed by capture id; compacted; written and read by the indexer. */
    public static final String REMOVALS = "removals";

    /** What is added to a topic's name for its dead letters. */
    public static final String DEAD_LETTER_SUFFIX = ".dlt";

    /** Partitions of every topic, fixed at creation. */
    public static final int PARTITIONS = 12;

    private Topics() {}
}
