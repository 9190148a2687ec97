package org.diancang.indexer.fulltext.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the index has of a page.
 *
 * @param url URL that it has
 * @param seqNo version, for writing only if nobody else did
 * @param primaryTerm version, likewise
 * @param extracted whether its original was read, with text or without
 * @param servedType what it was served as, as far as is known
 * @param payloadBytes how long its payload is, as far as is known
 * @param captures captures that its document holds
 * @param groups those that lie on shelves; where there are any, no other ones are held
 */
public record PageState(
        String url,
        long seqNo,
        long primaryTerm,
        boolean extracted,
        Optional<String> servedType,
        OptionalLong payloadBytes,
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
