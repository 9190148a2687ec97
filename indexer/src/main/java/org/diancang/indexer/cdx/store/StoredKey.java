package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CollectionName;

/**
 * Keys of a store: what kind of entry it is, the collection, a zero byte, and the key of a line or
 * alias. So lines of a collection lie together, and nothing else lies between them.
 */
final class StoredKey {
    /** Kind of an entry that says how far the topic was read. */
    private static final byte OFFSET = 0;

    private StoredKey() {}

    static byte[] of(CollectionName collection, byte[] key) {
        return joined(EntryKind.LINE.letter(), collection, key);
    }

    static byte[] of(EntryKind kind, CollectionName collection, Bytes key) {
        return joined(kind.letter(), collection, key.get());
    }

    static byte[] ofAlias(CollectionName collection, byte[] key) {
        return joined(EntryKind.ALIAS.letter(), collection, key);
    }

    /** Where the offset of a partition is written. */
    static byte[] ofOffset(String topicPartition) {
        byte[] name = topicPartition.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[name.length + 1];
        key[0] = OFFSET;
        System.arraycopy(name, 0, key, 1, name.length);
        return key;
    }

    /** Bytes before the key of a line. */
    static int lengthBefore(CollectionName collection) {
        return collection.value().length() + 2;
    }

    private static byte[] joined(byte kind, CollectionName collection, byte[] key) {
        String name = collection.value();
        byte[] joined = new byte[key.length + name.length() + 2];
        joined[0] = kind;
        for (int i = 0; i < name.length(); i++) {
            joined[i + 1] = (byte) name.charAt(i); // a collection's name is ASCII
        }
        System.arraycopy(key, 0, joined, name.length() + 2, key.length);
        return joined;
    }
}
