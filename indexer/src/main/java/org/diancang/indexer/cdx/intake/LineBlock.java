package org.diancang.indexer.cdx.intake;

import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;

/**
 * Many lines of one partition in one message of the topic {@code cdx-bulk}. Version 1: the byte 1,
 * the collection's name, then entries to the end: a byte that says what to do, and a key; for a
 * line or an alias to be put, a value as well. Names, keys and values follow their length in bytes
 * in LEB128. Entries hold in their order. Keys and values are those of the stores ({@code CdxKey},
 * {@code CompactLine} or JSON), so that the format is that of no database.
 */
public final class LineBlock {
    /** A block is closed when it has grown to this many bytes; an entry may go beyond it. */
    static final int TARGET = 64 << 10;

    private static final int VERSION = 1;
    private static final int PUT = 0;
    private static final int DELETE = 1;
    private static final int ALIAS = 2;
    private static final int UNALIAS = 3;

    private LineBlock() {}

    /** Takes what a block says, entry by entry. */
    public interface Entries {
        /** All entries are of this collection. */
        void of(CollectionName collection);

        /** A line. */
        void put(byte[] key, byte[] value);

        /** No such line any more. */
        void delete(byte[] key);

        /**
         * What is asked for under a key is looked for under another too.
         *
         * @param alias key of an alias in its store
         */
        void alias(byte[] alias, byte[] value);

        /**
         * No such alias any more.
         *
         * @param alias key of an alias in its store
         */
        void unalias(byte[] alias);
    }

    /**
     * Reads a block.
     *
     * @throws MalformedBlockException if the bytes are none; entries before may have been read
     */
    public static void read(byte[] block, Entries entries) {
        try {
            var in = new CompactBytes.Reader(block, 0);
            int version = in.octet();
            if (version != VERSION) {
                throw new MalformedBlockException("version is " + version + ", not " + VERSION);
            }
            entries.of(new CollectionName(in.text()));
            while (!in.isAtEnd()) {
                read(in, entries);
            }
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw new MalformedBlockException(String.valueOf(e.getMessage()));
        }
    }

    private static void read(CompactBytes.Reader in, Entries entries) {
        int what = in.octet();
        switch (what) {
            case PUT -> entries.put(octets(in), octets(in));
            case DELETE -> entries.delete(octets(in));
            case ALIAS -> entries.alias(octets(in), octets(in));
            case UNALIAS -> entries.unalias(octets(in));
            default -> throw new MalformedBlockException("an entry says " + what);
        }
    }

    private static byte[] octets(CompactBytes.Reader in) {
        return in.octets(Math.toIntExact(in.number()));
    }

    /** A block that is being written; used by one thread. */
    public static final class Writer {
        private final String collection;
        private final CompactBytes bytes = new CompactBytes(TARGET + 4096);
        private int header;

        /** An empty block of a collection. */
        public Writer(CollectionName collection) {
            this.collection = collection.value();
            begin();
        }

        private void begin() {
            bytes.clear();
            bytes.octet(VERSION);
            bytes.text(collection);
            header = bytes.length();
        }

        /** Whether it has no entry. */
        public boolean isEmpty() {
            return bytes.length() == header;
        }

        /** Whether it is large enough to be sent. */
        public boolean isFull() {
            return bytes.length() >= TARGET;
        }

        /** A line. */
        public void put(CompactBytes key, CompactBytes value) {
            bytes.octet(PUT);
            entry(key);
            entry(value);
        }

        /** No such line any more. */
        public void delete(CompactBytes key) {
            bytes.octet(DELETE);
            entry(key);
        }

        /** What is asked for under a key is looked for under another too. */
        public void alias(CompactBytes alias, CompactBytes value) {
            bytes.octet(ALIAS);
            entry(alias);
            entry(value);
        }

        /** No such alias any more. */
        public void unalias(CompactBytes alias) {
            bytes.octet(UNALIAS);
            entry(alias);
        }

        /** The block; another begins. */
        public byte[] take() {
            byte[] block = bytes.toBytes();
            begin();
            return block;
        }

        private void entry(CompactBytes some) {
            bytes.number(some.length());
            bytes.octets(some);
        }
    }
}
