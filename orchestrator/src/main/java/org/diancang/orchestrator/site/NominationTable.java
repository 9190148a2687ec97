package org.diancang.orchestrator.site;

import org.diancang.events.Scope;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code nomination} and {@code nomination_seed}. */
@Repository
class NominationTable {
    private static final int MOST = 1_000;
    private static final String MATCHES =
            """
            (:subject::text is null or n.subject = :subject)
            and (:text = '' or position(lower(:text) in lower(n.name)) > 0
                 or position(lower(:text) in lower(n.number)) > 0
                 or exists (select 1 from nomination_seed ns where ns.nomination_id = n.id
                            and position(lower(:text) in lower(ns.url)) > 0))""";
    private final JdbcClient jdbc;

    NominationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('nomination_number')").query(Long.class).single();
    }

    void insert(Nomination n) {
        jdbc.sql(
                        """
                        insert into nomination (id, number, library_id, year, name, scope_kind,
                            scope_values, subject, owner, rights_basis, reason, state,
                            submitted_by, submitted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        n.id(),
                        n.number(),
                        n.libraryId(),
                        n.year(),
                        n.name(),
                        n.scope().kind().name(),
                        n.scope().values().toArray(String[]::new),
                        n.subject().name(),
                        n.owner(),
                        n.rightsBasis(),
                        n.reason(),
                        n.state().name(),
                        n.submittedBy(),
                        Columns.at(n.submittedAt()))
                .update();
        for (int i = 0; i < n.seeds().size(); i++) {
            Seed seed = n.seeds().get(i);
            jdbc.sql(
                            """
                            insert into nomination_seed
                                (nomination_id, position, url, urlkey, urlkey_sha256,
                                 warning)
                            values (:nomination, :position, :url, :urlkey,
                                    sha256(convert_to(:urlkey, 'UTF8')), :warning)""")
                    .param("nomination", n.id())
                    .param("position", i)
                    .param("url", seed.url())
                    .param("urlkey", seed.urlkey())
                    .param("warning", seed.warning().orElse(null))
                    .update();
        }
    }

    /** Writes the decision; the seeds of a returned nomination become free. */
    void decide(Nomination n) {
        Nomination.Decision decision = n.decision().orElseThrow();
        boolean returned = n.state() == Nomination.State.RETURNED;
        jdbc.sql(
                        """
                        update nomination set state = :state, decided_by = :by, decided_at = :at,
                            return_reason = :reason
                        where id = :id""")
                .param("state", n.state().name())
                .param("by", decision.by())
                .param("at", Columns.at(decision.at()))
                .param("reason", returned ? decision.reason() : null)
                .param("id", n.id())
                .update();
        if (returned) {
            jdbc.sql("update nomination_seed set claimed = false where nomination_id = ?")
                    .param(n.id())
                    .update();
        }
    }

    Optional<Nomination> byId(UUID id) {
        return jdbc.sql("select * from nomination where id = ?")
                .param(id)
                .query(this::nomination)
                .optional()
                .map(this::withSeeds);
    }

    /** The nomination, held until the transaction ends. */
    Optional<Nomination> lock(UUID id) {
        return jdbc.sql("select * from nomination where id = ? for update")
                .param(id)
                .query(this::nomination)
                .optional()
                .map(this::withSeeds);
    }

    List<Nomination> latest(Optional<Nomination.State> state) {
        List<Nomination> found =
                jdbc.sql(
                                """
                                select * from nomination
                                where :state::text is null or state = :state
                                order by submitted_at desc, id desc limit :most""")
                        .param("state", state.map(Enum::name).orElse(null))
                        .param("most", MOST)
                        .query(this::nomination)
                        .list();
        Map<UUID, List<Seed>> seeds = seeds(found.stream().map(Nomination::id).toList());
        return found.stream().map(n -> with(n, seeds.getOrDefault(n.id(), List.of()))).toList();
    }

    /** A page of nominations, newest first, with one row more where there is one. */
    List<Nomination> page(NominationFilter filter, Optional<Cursor> from, int rows) {
        boolean back = from.map(Cursor::back).orElse(false);
        Optional<Place> place = from.map(Cursor::place).map(Place::read);
        String order = back ? "" : " desc";
        List<Nomination> found =
                jdbc.sql(
                                "select n.* from nomination n where "
                                        + MATCHES
                                        + " and (:state::text is null or n.state = :state)"
                                        + (place.isEmpty()
                                                ? ""
                                                : " and (n.submitted_at, n.id) "
                                                        + (back ? ">" : "<")
                                                        + " (:at, :id)")
                                        + " order by n.submitted_at"
                                        + order
                                        + ", n.id"
                                        + order
                                        + " limit :rows")
                        .param("text", filter.text())
                        .param("subject", filter.subject().map(Enum::name).orElse(null))
                        .param("state", filter.state().map(Enum::name).orElse(null))
                        .param("at", Columns.atOrNull(place.map(Place::at).orElse(null)))
                        .param("id", place.map(Place::uuid).orElse(null))
                        .param("rows", rows)
                        .query(this::nomination)
                        .list();
        Map<UUID, List<Seed>> seeds = seeds(found.stream().map(Nomination::id).toList());
        return found.stream().map(n -> with(n, seeds.getOrDefault(n.id(), List.of()))).toList();
    }

    /** How many there are in each state, whatever state the filter names. */
    Map<Nomination.State, Long> counts(NominationFilter filter) {
        Map<Nomination.State, Long> counts = new EnumMap<>(Nomination.State.class);
        jdbc.sql("select n.state, count(*) from nomination n where " + MATCHES + " group by 1")
                .param("text", filter.text())
                .param("subject", filter.subject().map(Enum::name).orElse(null))
                .query(
                        row -> {
                            counts.put(Nomination.State.valueOf(row.getString(1)), row.getLong(2));
                        });
        return counts;
    }

    long count(Nomination.State state) {
        return jdbc.sql("select count(*) from nomination where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    List<Duplicate> duplicates(List<Seed> seeds) {
        List<Duplicate> found = new ArrayList<>();
        for (Seed seed : seeds) {
            jdbc.sql(
                            """
                            select n.id, n.number, l.name as library_name, s.id as site_id
                            from nomination_seed ns
                            join nomination n on n.id = ns.nomination_id
                            join library l on l.id = n.library_id
                            left join site s on s.nomination_id = n.id
                            where ns.claimed
                              and ns.urlkey_sha256 = sha256(convert_to(?, 'UTF8'))""")
                    .param(seed.urlkey())
                    .query(
                            (row, number) ->
                                    new Duplicate(
                                            seed.url(),
                                            Columns.uuid(row, "id"),
                                            row.getString("number"),
                                            row.getString("library_name"),
                                            Columns.optionalUuid(row, "site_id")))
                    .list()
                    .forEach(found::add);
        }
        return found;
    }

    private Map<UUID, List<Seed>> seeds(List<UUID> nominations) {
        Map<UUID, List<Seed>> seeds = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select nomination_id, url, urlkey, warning from nomination_seed
                        where nomination_id = any(?::uuid[]) order by nomination_id, position""")
                .param(nominations.stream().map(UUID::toString).toArray(String[]::new))
                .query(
                        row -> {
                            seeds.computeIfAbsent(
                                            Columns.uuid(row, "nomination_id"),
                                            id -> new ArrayList<>())
                                    .add(
                                            new Seed(
                                                    row.getString("url"),
                                                    row.getString("urlkey"),
                                                    Columns.optionalText(row, "warning")));
                        });
        return seeds;
    }

    private Nomination withSeeds(Nomination n) {
        return with(n, seeds(List.of(n.id())).getOrDefault(n.id(), List.of()));
    }

    private static Nomination with(Nomination n, List<Seed> seeds) {
        return new Nomination(
                n.id(),
                n.number(),
                n.libraryId(),
                n.year(),
                n.name(),
                seeds,
                n.scope(),
                n.subject(),
                n.owner(),
                n.rightsBasis(),
                n.reason(),
                n.state(),
                n.submittedBy(),
                n.submittedAt(),
                n.decision());
    }

    private Nomination nomination(ResultSet row, int number) throws SQLException {
        Optional<Nomination.Decision> decision = Optional.empty();
        var decidedAt = Columns.optionalInstant(row, "decided_at");
        if (decidedAt.isPresent()) {
            decision =
                    Optional.of(
                            new Nomination.Decision(
                                    row.getString("decided_by"),
                                    decidedAt.get(),
                                    Columns.optionalText(row, "return_reason").orElse("")));
        }
        return new Nomination(
                Columns.uuid(row, "id"),
                row.getString("number"),
                Columns.uuid(row, "library_id"),
                row.getInt("year"),
                row.getString("name"),
                List.of(),
                new Scope(
                        Scope.Kind.valueOf(row.getString("scope_kind")),
                        Columns.texts(row, "scope_values")),
                Subject.valueOf(row.getString("subject")),
                row.getString("owner"),
                row.getString("rights_basis"),
                row.getString("reason"),
                Nomination.State.valueOf(row.getString("state")),
                row.getString("submitted_by"),
                Columns.instant(row, "submitted_at"),
                decision);
    }
}
