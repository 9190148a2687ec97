package org.diancang.indexer.cdx;

import org.jspecify.annotations.Nullable;

/**
 * What captures of one URL mostly have in common.
 *
 * @param url as captured
 * @param mime media type as the line names it
 * @param status HTTP status, 0 where the line has none
 * @param revisit whether the record says that the payload is that of an earlier one
 */
public record CaptureKind(String url, @Nullable String mime, int status, boolean revisit) {
    static CaptureKind of(CdxLine line) {
        return new CaptureKind(
                line.url(),
                line.mime(),
                line.status() == null ? 0 : line.status(),
                line.isRevisit());
    }
}
