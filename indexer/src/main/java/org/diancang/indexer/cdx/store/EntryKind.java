package org.diancang.indexer.cdx.store;

/** What an entry of a store is; each kind lies together. */
enum EntryKind {
    /** A line. */
    LINE('l'),
    /** One direction of an alias. */
    ALIAS('a');

    private final byte letter;

    EntryKind(char letter) {
        this.letter = (byte) letter;
    }

    /** First byte of the keys of this kind. */
    byte letter() {
        return letter;
    }
}
