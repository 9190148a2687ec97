package org.diancang.orchestrator.outbox;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.diancang.orchestrator.OrchestratorSettings;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages on their way: written with the decision, sent after it. */
@Repository
public class Outbox {
    private final JdbcClient jdbc;
    private final OrchestratorSettings settings;
    private final Clock clock;

    Outbox(JdbcClient jdbc, OrchestratorSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A message that waits. */
    @SuppressWarnings("ArrayRecordComponent") // read once, sent, never compared
    record Waiting(long id, String topic, String key, byte @Nullable [] payload) {}

    /**
     * Writes a message within the caller's transaction.
     *
     * @param topic without the installation's prefix ({@link org.diancang.events.Topics})
     * @param key of the message; those of one key leave in the order in which they were written
     * @param payload null for a tombstone, which removes the key from a compacted topic
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String topic, String key, byte @Nullable [] payload) {
        jdbc.sql(
                        """
                        insert into outbox (topic, key, payload, created_at)
                        values (:topic, :key, :payload, :at)""")
                .param("topic", settings.prefixed(topic))
                .param("key", key)
                .param("payload", payload, Types.BINARY)
                .param("at", Columns.at(clock.instant()))
                .update();
    }

    /**
     * The first waiting message of each key, held until the transaction ends. A message behind a
     * waiting one is not given out, so that two publishers can't change the order of a key's
     * messages.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Waiting> take(int most) {
        return jdbc.sql(
                        """
                        select o.id, o.topic, o.key, o.payload from outbox o
                        where o.sent_at is null
                          and not exists (select 1 from outbox earlier
                                          where earlier.key = o.key and earlier.sent_at is null
                                            and earlier.id < o.id)
                        order by o.id limit ? for update skip locked""")
                .param(most)
                .query(
                        (row, number) ->
                                new Waiting(
                                        row.getLong("id"),
                                        row.getString("topic"),
                                        row.getString("key"),
                                        row.getBytes("payload")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sent(List<Waiting> messages) {
        jdbc.sql("update outbox set sent_at = ? where id = any(?)")
                .params(
                        Columns.at(clock.instant()),
                        messages.stream().map(Waiting::id).toArray(Long[]::new))
                .update();
    }
}
