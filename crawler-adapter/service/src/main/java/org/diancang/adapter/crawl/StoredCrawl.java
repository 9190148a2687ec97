package org.diancang.adapter.crawl;

import org.diancang.events.CrawlCommand.StartCrawl;

/**
 * What must be known of a crawl after a restart.
 *
 * @param command the command that started it
 * @param wish what was wanted last
 * @param crashes times that its engine ended without saying so
 * @param ended whether all is done: sealed, announced and reported
 */
record StoredCrawl(StartCrawl command, Wish wish, int crashes, boolean ended) {
    StoredCrawl wishing(Wish next) {
        return new StoredCrawl(command, next.after(wish), crashes, ended);
    }

    StoredCrawl crashed() {
        return new StoredCrawl(command, wish, crashes + 1, ended);
    }

    StoredCrawl asEnded() {
        return new StoredCrawl(command, wish, crashes, true);
    }
}
