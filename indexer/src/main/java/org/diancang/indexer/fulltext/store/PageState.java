package org.diancang.indexer.fulltext.store;

import java.util.List;

/**
 * What the index has of a page.
 *
 * @param seqNo version, for writing only if nobody else did
 * @param primaryTerm version, likewise
 * @param extracted whether its original was read, with text or without
 * @param captures captures that its document holds
 * @param groups those that lie on shelves; where there are any, no other ones are held
 */
public record PageState(
        long seqNo,
        long primaryTerm,
        boolean extracted,
        List<PageCapture> captures,
        List<CaptureGroup> groups) {
    public PageState {
        captures = List.copyOf(captures);
        groups = List.copyOf(groups);
    }

    Bulk.Version version() {
        return new Bulk.Version(seqNo, primaryTerm);
    }

    /** Whether its captures lie on shelves. */
    boolean isShelved() {
        return !groups.isEmpty();
    }
}
