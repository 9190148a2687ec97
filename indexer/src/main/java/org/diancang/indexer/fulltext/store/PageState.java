package org.diancang.indexer.fulltext.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the index has of a page.
 *
 * @param seqNo version, for writing only if nobody else did
 * @param primaryTerm version, likewise
 * @param extracted whether its original was read, with text or without
 * @param payloadBytes how long its payload is, as far as is known
 * @param captures captures that it knows
 */
public record PageState(
        long seqNo,
        long primaryTerm,
        boolean extracted,
        OptionalLong payloadBytes,
        List<PageCapture> captures) {
    public PageState {
        captures = List.copyOf(captures);
    }
}
