package org.diancang.indexer.fulltext.search;

import java.util.Locale;
import org.diancang.events.SiteDescribed.Subject;
import org.diancang.indexer.site.Sites;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts hits by what sites show. The index knows sites only, so each subject is asked for as the
 * sites that have it now: a hit counts once for it, however many of them captured it.
 */
final class SubjectCounts {
    /** Its name in addresses and answers. */
    static final String TITLE = "subject";

    private final MatchingPages matching = new MatchingPages();

    /** A subject as it stands in addresses and answers. */
    static String value(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }

    /** Adds what Elasticsearch has to count among captures. */
    void of(ObjectNode aggs, HitGroup group, Sites sites) {
        ObjectNode agg = aggs.putObject(TITLE);
        ObjectNode filters = agg.putObject("filters").putObject("filters");
        for (Subject subject : Subject.values()) {
            filters.set(value(subject), matching.ofSites(sites.of(subject)));
        }
        SearchCounts.pages(agg.putObject("aggs"), group);
    }
}
