package org.diancang.warcstore.records;

/** A stretch of a file, as {@link Parts} finds them one after the other. */
public sealed interface Part {
    /** Its first byte in the file. */
    long offset();

    /** Its bytes in the file. */
    long length();

    /**
     * A whole record.
     *
     * @param length where it is gzipped, of its gzip member; else of the record without the empty
     *     lines behind it
     */
    record Record(long offset, long length) implements Part {}

    /**
     * No record, or one that is not whole.
     *
     * @param reason what is wrong, for people
     */
    record Unreadable(long offset, long length, String reason) implements Part {}

    /**
     * A gzip member that holds several records, so that none but the first can be read by its
     * offset (ISO 28500 annex D asks for a member each). Nothing behind it is looked at.
     */
    record Together(long offset, long length) implements Part {}
}
