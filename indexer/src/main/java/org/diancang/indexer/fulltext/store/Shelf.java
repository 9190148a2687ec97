package org.diancang.indexer.fulltext.store;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document that holds the captures of one month of a page that has too many to be kept in its
 * own. Which one a capture is in depends on nothing but itself.
 *
 * @param page whose captures it holds
 * @param month in UTC, such as {@code 2026-11}
 */
record Shelf(PageId page, String month) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    /** Id of the document; that of no page, since those have 43 characters. */
    String id() {
        return page.value() + "." + month;
    }

    static Shelf of(PageId page, PageCapture capture) {
        return new Shelf(page, MONTH.format(capture.capturedAt()));
    }

    /** Captures by the shelf that they belong on. */
    static Map<String, List<PageCapture>> byMonth(Collection<PageCapture> captures) {
        Map<String, List<PageCapture>> months = new TreeMap<>();
        for (PageCapture one : captures) {
            months.computeIfAbsent(MONTH.format(one.capturedAt()), _ -> new ArrayList<>()).add(one);
        }
        return months;
    }
}
