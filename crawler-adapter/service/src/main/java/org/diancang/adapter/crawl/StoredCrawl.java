package org.diancang.adapter.crawl;

import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a crawl after a restart.
 *
 * @param command the command that started it
 * @param wish what was wanted last
 * @param crashes times that its engine ended without saying so
 * @param change what is otherwise than ordered, by the last command that said so; absent: nothing
 * @param ended whether all is done: sealed, announced and reported
 */
record StoredCrawl(
        StartCrawl command, Wish wish, int crashes, @Nullable CrawlChange change, boolean ended) {
    StoredCrawl changing(CrawlChange next) {
        return change != null && change.number() >= next.number()
                ? this
                : new StoredCrawl(command, wish, crashes, next, ended);
    }

    StoredCrawl wishing(Wish next) {
        return new StoredCrawl(command, next.after(wish), crashes, change, ended);
    }

    StoredCrawl crashed() {
        return new StoredCrawl(command, wish, crashes + 1, change, ended);
    }

    StoredCrawl asEnded() {
        return new StoredCrawl(command, wish, crashes, change, true);
    }
}
