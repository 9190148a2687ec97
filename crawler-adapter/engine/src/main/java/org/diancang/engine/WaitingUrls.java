package org.diancang.engine;

import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.OperationStatus;
import java.util.function.Predicate;
import org.archive.bdb.BdbModule;
import org.archive.bdb.KryoBinding;
import org.archive.modules.CrawlURI;

/**
 * The URLs that wait, one after the other as the frontier's database has them, even when the crawl
 * is over. Heritrix's own export can't be broken off.
 */
final class WaitingUrls {
    private static final String DATABASE = "pending";

    private final BdbModule databases;
    private final KryoBinding<CrawlURI> binding = new KryoBinding<>(CrawlURI.class);

    WaitingUrls(BdbModule databases) {
        this.databases = databases;
    }

    /**
     * Hands out one URL after the other.
     *
     * @param taker whether it wants more
     */
    void each(Predicate<String> taker) {
        Database pending = databases.getDatabase(DATABASE);
        if (pending == null) {
            throw new IllegalStateException("the frontier has no database " + DATABASE);
        }
        DatabaseEntry key = new DatabaseEntry();
        DatabaseEntry value = new DatabaseEntry();
        try (Cursor cursor = pending.openCursor(null, null)) {
            boolean more = true;
            while (more && cursor.getNext(key, value, null) == OperationStatus.SUCCESS) {
                // Each queue begins with an entry that has no content.
                if (value.getData().length > 0) {
                    more = taker.test(binding.entryToObject(value).toString());
                }
            }
        }
    }
}
