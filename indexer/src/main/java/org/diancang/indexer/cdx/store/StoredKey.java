package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;

/**
 * Keys of a store: what kind of entry it is, the collection, a zero byte, and the key of a line,
 * packed, or of an alias. So lines of a collection lie together, and nothing else lies between
 * them.
 */
final class StoredKey {
    /** Kind of an entry that says how far the topic was read. */
    private static final byte OFFSET = 0;

    /** Kind of an entry that notes a much captured URL, and so its lowest key. */
    private static final byte OFTEN_CAPTURED = 1;

    private StoredKey() {}

    /**
     * @param key of a line
     */
    static byte[] of(CollectionName collection, byte[] key) {
        return begun(EntryKind.LINE, collection, PackedKey.of(key, lengthBefore(collection)));
    }

    /** What the keys of all lines of a URL begin with, the space behind its urlkey included. */
    static byte[] beginning(CollectionName collection, byte[] urlkey) {
        byte[] all = behind(lengthBefore(collection), Arrays.copyOf(urlkey, urlkey.length + 1));
        all[all.length - 1] = CdxKey.SEPARATOR;
        return begun(EntryKind.LINE, collection, all);
    }

    static byte[] ofAlias(CollectionName collection, byte[] key) {
        return begun(EntryKind.ALIAS, collection, behind(lengthBefore(collection), key));
    }

    /** What the keys of a kind are compared with to know those from or up to a key. */
    static byte[] bound(EntryKind kind, CollectionName collection, byte[] key) {
        int before = lengthBefore(collection);
        return begun(
                kind,
                collection,
                switch (kind) {
                    case LINE -> PackedKey.bound(key, before);
                    case ALIAS -> behind(before, key);
                });
    }

    /** The key of a line or alias, out of the key of its entry. */
    static byte[] read(EntryKind kind, CollectionName collection, byte[] stored) {
        int before = lengthBefore(collection);
        return switch (kind) {
            case LINE -> PackedKey.read(stored, before);
            case ALIAS -> Arrays.copyOfRange(stored, before, stored.length);
        };
    }

    /** Where the offset of a partition is written. */
    static byte[] ofOffset(String topicPartition) {
        byte[] key = behind(1, topicPartition.getBytes(StandardCharsets.UTF_8));
        key[0] = OFFSET;
        return key;
    }

    /** What the stored keys of all lines begin with that have the URL of a line. */
    static byte[] beginningOf(byte[] storedLine) {
        int end = 1;
        while (storedLine[end] != 0) {
            end++;
        }
        while (storedLine[end] != CdxKey.SEPARATOR) {
            end++;
        }
        return Arrays.copyOf(storedLine, end + 1);
    }

    /** Where it is noted that a URL has very many lines. */
    static byte[] ofOftenCaptured(byte[] beginning) {
        byte[] key = behind(1, beginning);
        key[0] = OFTEN_CAPTURED;
        return key;
    }

    /** What the keys of such notes begin with. */
    static byte[] oftenCaptured() {
        return new byte[] {OFTEN_CAPTURED};
    }

    /** The URL of such a note; empty where the key is another's. */
    static Optional<byte[]> oftenCaptured(byte[] stored) {
        return stored[0] == OFTEN_CAPTURED
                ? Optional.of(Arrays.copyOfRange(stored, 1, stored.length))
                : Optional.empty();
    }

    /** The collection of a line or of what the keys of a URL's lines begin with. */
    static CollectionName collection(byte[] stored) {
        int end = 1;
        while (stored[end] != 0) {
            end++;
        }
        return new CollectionName(new String(stored, 1, end - 1, StandardCharsets.US_ASCII));
    }

    private static int lengthBefore(CollectionName collection) {
        return collection.value().length() + 2;
    }

    private static byte[] behind(int before, byte[] key) {
        byte[] moved = new byte[before + key.length];
        System.arraycopy(key, 0, moved, before, key.length);
        return moved;
    }

    private static byte[] begun(EntryKind kind, CollectionName collection, byte[] stored) {
        String name = collection.value();
        stored[0] = kind.letter();
        for (int i = 0; i < name.length(); i++) {
            stored[i + 1] = (byte) name.charAt(i); // a collection's name is ASCII
        }
        return stored;
    }
}
