package org.diancang.adapter.crawl;

import java.util.Optional;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a crawl after a restart.
 *
 * @param command the command that started it
 * @param wish what was wanted last
 * @param crashes times in a row that its engine ended without saying so and without a new
 *     checkpoint
 * @param crashedAfter the newest checkpoint when it did so last; absent: it never did, or there was
 *     none
 * @param change what is otherwise than ordered, by the last command that said so; absent: nothing
 * @param ended whether all is done: sealed, announced and reported
 */
record StoredCrawl(
        StartCrawl command,
        Wish wish,
        int crashes,
        @Nullable String crashedAfter,
        @Nullable CrawlChange change,
        boolean ended) {
    /** One that was just ordered. */
    static StoredCrawl ordered(StartCrawl command, Wish wish) {
        return new StoredCrawl(command, wish, 0, null, command.change(), false);
    }

    StoredCrawl changing(CrawlChange next) {
        return change != null && change.number() >= next.number()
                ? this
                : new StoredCrawl(command, wish, crashes, crashedAfter, next, ended);
    }

    StoredCrawl wishing(Wish next) {
        return new StoredCrawl(command, next.after(wish), crashes, crashedAfter, change, ended);
    }

    /**
     * Its engine ended without saying so. A checkpoint since the last time means that it got on,
     * and will not die there again.
     */
    StoredCrawl crashed(Optional<String> checkpoint) {
        String newest = checkpoint.orElse(null);
        boolean gotOn = newest != null && !newest.equals(crashedAfter);
        return new StoredCrawl(command, wish, gotOn ? 1 : crashes + 1, newest, change, ended);
    }

    StoredCrawl asEnded() {
        return new StoredCrawl(command, wish, crashes, crashedAfter, change, true);
    }
}
