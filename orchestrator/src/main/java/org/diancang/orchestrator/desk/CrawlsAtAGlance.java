package org.diancang.orchestrator.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.screen.Chip;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What pages need of all crawls at once, where reading each would be too much. */
@Repository
class CrawlsAtAGlance {
    private final JdbcClient jdbc;

    CrawlsAtAGlance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest crawl of a site. */
    record Last(UUID id, UUID siteId, CrawlState state) {
        public Chip chip() {
            return CrawlChips.of(state);
        }
    }

    /** Where a crawl stands, and why; {@code reason} as the crawl has it, empty for none. */
    record Brief(UUID id, CrawlState state, String reason) {}

    /** Where these crawls stand, by id. */
    Map<UUID, Brief> of(Collection<UUID> crawls) {
        if (crawls.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Brief> found = new HashMap<>();
        jdbc.sql("select id, state, reason from crawl where id = any(?::uuid[])")
                .param(crawls.stream().map(UUID::toString).toArray(String[]::new))
                .query(
                        (row, number) ->
                                new Brief(
                                        Columns.uuid(row, "id"),
                                        CrawlState.valueOf(row.getString("state")),
                                        Columns.optionalText(row, "reason").orElse("")))
                .list()
                .forEach(brief -> found.put(brief.id(), brief));
        return found;
    }

    /** How many have not ended. */
    long open() {
        return jdbc.sql("select count(*) from crawl where ended_at is null")
                .query(Long.class)
                .single();
    }

    /** The latest crawl of each site that has one. */
    Map<UUID, Last> lastBySite() {
        Map<UUID, Last> found = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (site_id) id, site_id, state from crawl
                        order by site_id, queued_at desc, id desc""")
                .query(
                        (row, number) ->
                                new Last(
                                        Columns.uuid(row, "id"),
                                        Columns.uuid(row, "site_id"),
                                        CrawlState.valueOf(row.getString("state"))))
                .list()
                .forEach(last -> found.put(last.siteId(), last));
        return found;
    }
}
