package org.diancang.indexer.fulltext.store;

import java.util.List;

/**
 * What the index has of a page.
 *
 * @param seqNo version, for writing only if nobody else did
 * @param primaryTerm version, likewise
 * @param extracted whether its original was read, with text or without
 * @param captures captures that it knows
 */
public record PageState(
        long seqNo, long primaryTerm, boolean extracted, List<PageCapture> captures) {
    public PageState {
        captures = List.copyOf(captures);
    }
}
