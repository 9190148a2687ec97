package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.diancang.indexer.cdx.CollectionName;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** What is in a store, found out without reading it: by jumping from one beginning to the next. */
final class StoreContents {
    /** Ends the name of a collection in a key. */
    private static final byte END = 0;

    private StoreContents() {}

    /** Whether there is an entry of a kind. */
    static boolean has(RocksDB db, EntryKind kind) throws RocksDBException {
        // By default only keys with the beginning of the one sought are sure to be found.
        try (var options = new ReadOptions().setTotalOrderSeek(true);
                RocksIterator entries = db.newIterator(options)) {
            return isAt(kind, entries, new byte[] {kind.letter()});
        }
    }

    /** Collections that have an entry of whatever kind. */
    static Set<CollectionName> collections(RocksDB db) throws RocksDBException {
        Set<CollectionName> names = new HashSet<>();
        try (var options = new ReadOptions().setTotalOrderSeek(true);
                RocksIterator entries = db.newIterator(options)) {
            for (EntryKind kind : EntryKind.values()) {
                byte[] from = {kind.letter()};
                while (isAt(kind, entries, from)) {
                    byte[] key = entries.key();
                    int end = 1;
                    while (key[end] != END) {
                        end++;
                    }
                    names.add(
                            new CollectionName(
                                    new String(key, 1, end - 1, StandardCharsets.US_ASCII)));
                    from = Arrays.copyOf(key, end + 1);
                    from[end] = END + 1;
                }
            }
        }
        return names;
    }

    /** Goes to the first entry from a key on, if it is of a kind. */
    private static boolean isAt(EntryKind kind, RocksIterator entries, byte[] from)
            throws RocksDBException {
        entries.seek(from);
        entries.status();
        return entries.isValid() && entries.key()[0] == kind.letter();
    }
}
