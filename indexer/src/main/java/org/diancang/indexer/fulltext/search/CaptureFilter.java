package org.diancang.indexer.fulltext.search;

import java.util.Locale;
import org.diancang.indexer.fulltext.store.CaptureTraits;

/** What one capture of a page must have; pages are counted by each. */
enum CaptureFilter {
    /** Site that it belongs to. */
    SITE("captures.siteId") {
        @Override
        String of(CaptureTraits capture) {
            return capture.siteId().toString();
        }
    },
    /** Library that owns the site. */
    LIBRARY("captures.libraryId") {
        @Override
        String of(CaptureTraits capture) {
            return capture.libraryId().toString();
        }
    },
    /** Its year, in UTC. */
    YEAR("captures.year") {
        @Override
        String of(CaptureTraits capture) {
            return Integer.toString(capture.year());
        }
    },
    /** Its HTTP status. */
    STATUS("captures.status") {
        @Override
        String of(CaptureTraits capture) {
            return String.valueOf(capture.status());
        }
    };

    private final String field;

    CaptureFilter(String field) {
        this.field = field;
    }

    /** Its name in addresses and answers. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its field in the index. */
    String field() {
        return field;
    }

    /** What a capture has. */
    abstract String of(CaptureTraits capture);
}
