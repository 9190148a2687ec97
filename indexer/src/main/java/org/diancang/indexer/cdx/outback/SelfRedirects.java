package org.diancang.indexer.cdx.outback;

import java.util.function.Predicate;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;

/** Captures that redirect to their own URL or to one with the same key, such as from http. */
final class SelfRedirects implements Predicate<StoredLine> {
    @Override
    public boolean test(StoredLine stored) {
        CdxLine line = stored.line().orElseThrow();
        String redirect = line.redirect();
        if (redirect == null || !isRedirect(line.status())) {
            return false;
        }
        return redirect.equals(line.url())
                || CdxKey.sortable(UrlKey.of(redirect).value()).equals(stored.key().urlkey());
    }

    private static boolean isRedirect(@Nullable Integer status) {
        return status != null && status >= 300 && status < 400;
    }
}
