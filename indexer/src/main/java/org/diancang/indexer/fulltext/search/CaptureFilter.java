package org.diancang.indexer.fulltext.search;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diancang.indexer.fulltext.store.CaptureTraits;
import org.diancang.indexer.site.Sites;

/** What one capture of a page must have; pages are counted by each. */
enum CaptureFilter {
    /** Site that it belongs to. */
    SITE("captures.siteId") {
        @Override
        String of(CaptureTraits capture) {
            return capture.siteId().toString();
        }

        @Override
        Optional<String> label(String value, Sites sites) {
            return sites.label(UUID.fromString(value));
        }

        @Override
        int mostCounted() {
            return MOST_SITES;
        }
    },
    /** Library that owns the site. */
    LIBRARY("captures.libraryId") {
        @Override
        String of(CaptureTraits capture) {
            return capture.libraryId().toString();
        }

        @Override
        Optional<String> label(String value, Sites sites) {
            return sites.libraryName(UUID.fromString(value));
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

    private static final int MOST_VALUES = 200;
    private static final int MOST_SITES = 1_000;

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

    /** What people call a value; empty if by itself, or if that is not known. */
    Optional<String> label(String value, Sites sites) {
        return Optional.empty();
    }

    /** So many values, those with most pages, are counted. */
    int mostCounted() {
        return MOST_VALUES;
    }
}
