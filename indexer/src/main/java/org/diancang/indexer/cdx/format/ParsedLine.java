package org.diancang.indexer.cdx.format;

import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;

/** What stands on one line of a CDX file. */
public sealed interface ParsedLine {
    /**
     * A line of the index.
     *
     * @param key its urlkey made anew from the URL, unless it tells of a posted body
     * @param line what it says beside
     */
    record Good(CdxKey key, CdxLine line) implements ParsedLine {}

    /** A header, or nothing. */
    record Nothing() implements ParsedLine {}

    /**
     * What can't be understood.
     *
     * @param reason for people, without a full stop
     */
    record Bad(String reason) implements ParsedLine {}
}
