package org.diancang.engine;

import org.archive.crawler.spring.SheetOverlaysManager;
import org.archive.modules.CrawlURI;

/**
 * Says of each URL that no sheet of settings lies over it, without looking: what differs within a
 * crawl is decided by the plan, and Heritrix asks several times for each URL.
 */
final class NoSheets extends SheetOverlaysManager {
    @Override
    public void applyOverlaysTo(CrawlURI curi) {
        curi.setOverlayMapsSource(this);
        curi.getOverlayNames().clear();
    }
}
