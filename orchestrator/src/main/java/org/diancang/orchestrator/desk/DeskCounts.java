package org.diancang.orchestrator.desk;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The two counts beside entries of the navigation: where somebody waits. */
@Repository
class DeskCounts {
    private final JdbcClient jdbc;

    DeskCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nominationsThatWait() {
        return count("select count(*) from nomination where state = 'SUBMITTED'");
    }

    long crawlsNotEnded() {
        return count("select count(*) from crawl where ended_at is null");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
