package org.diancang.orchestrator.crawl;

import java.util.Arrays;
import java.util.Optional;

/** Files that there are of a crawl on its worker. */
public enum CrawlFile {
    /** All that was fetched or tried, a line each. */
    CRAWL_LOG("crawl-log", "application/gzip", "crawl.log.gz"),
    /** What it really ran with. */
    CONFIGURATION("configuration", "application/json", "configuration.json"),
    /** URLs that wait, or were left at the end, a line each. */
    QUEUE("queue", "application/gzip", "queue.txt.gz");

    private final String path;
    private final String type;
    private final String ending;

    CrawlFile(String path, String type, String ending) {
        this.path = path;
        this.type = type;
        this.ending = ending;
    }

    /** The file of a name in addresses. */
    public static Optional<CrawlFile> of(String path) {
        return Arrays.stream(values()).filter(file -> file.path.equals(path)).findFirst();
    }

    /** Its name in addresses. */
    public String path() {
        return path;
    }

    /** Its media type. */
    public String type() {
        return type;
    }

    /** Its name for who keeps it. */
    public String fileName(CrawlView crawl) {
        return crawl.siteNo() + "-" + crawl.crawlNo() + "-" + ending;
    }
}
