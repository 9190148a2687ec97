package org.diancang.orchestrator.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The libraries of the programme and its years. */
@Repository
public class Libraries {
    private static final String COLUMNS = "select l.id, l.code, l.name, l.kind from library l ";
    private final JdbcClient jdbc;
    private final Clock clock;

    Libraries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of them, by code. */
    public List<Library> all() {
        return jdbc.sql(COLUMNS + "order by l.code").query(Libraries::library).list();
    }

    /** The library with a code such as {@code QH}. */
    public Optional<Library> byCode(String code) {
        return jdbc.sql(COLUMNS + "where l.code = ?")
                .param(code)
                .query(Libraries::library)
                .optional();
    }

    /** The library with this id. */
    public Optional<Library> byId(UUID id) {
        return jdbc.sql(COLUMNS + "where l.id = ?").param(id).query(Libraries::library).optional();
    }

    /**
     * The library that somebody works for; for callers without an account the first one that owes
     * sites.
     *
     * @throws IllegalStateException if no library owes anything
     */
    public Library of(String username) {
        return jdbc.sql(COLUMNS + "join account a on a.library_id = l.id where a.username = ?")
                .param(username)
                .query(Libraries::library)
                .optional()
                .or(this::firstThatOwesSites)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no library has a target in the line WEB_ARCHIVE: insert"
                                                + " one into table target"));
    }

    private Optional<Library> firstThatOwesSites() {
        return jdbc.sql(
                        COLUMNS
                                + "where exists (select 1 from target t where t.library_id = l.id"
                                + " and t.line = 'WEB_ARCHIVE') order by l.code limit 1")
                .query(Libraries::library)
                .optional();
    }

    /**
     * The programme year that runs now: the latest that has begun, else the first to come.
     *
     * @throws IllegalStateException if there is none
     */
    public int currentYear() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(
                        """
                        select year from programme_year
                        order by starts_on <= :today desc,
                                 case when starts_on <= :today then starts_on end desc,
                                 starts_on
                        limit 1""")
                .param("today", today)
                .query(Integer.class)
                .optional()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "there is no programme year: insert one into table"
                                                + " programme_year"));
    }

    /** Takes the number of a library's next site, within the transaction that makes the site. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int nextSiteNumber(UUID library) {
        return jdbc.sql(
                        """
                        update library set next_site_number = next_site_number + 1
                        where id = ? returning next_site_number - 1""")
                .param(library)
                .query(Integer.class)
                .single();
    }

    private static Library library(ResultSet row, int number) throws SQLException {
        return new Library(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                Library.Kind.valueOf(row.getString("kind")));
    }
}
