package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.util.List;
import org.diancang.events.CrawlCommand;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.orchestrator.OrchestratorSettings;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Commands on their way: written with the decision, sent after it. */
@Repository
class Outbox {
    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final String topic;
    private final Clock clock;

    Outbox(JdbcClient jdbc, EventCodec codec, OrchestratorSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.topic = settings.prefixed(Topics.CRAWL_COMMANDS);
        this.clock = clock;
    }

    /** A message that waits. */
    @SuppressWarnings("ArrayRecordComponent") // read once, sent, never compared
    record Waiting(long id, String topic, String key, byte[] payload) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(CrawlCommand command) {
        jdbc.sql(
                        """
                        insert into outbox (topic, key, payload, created_at)
                        values (?, ?, ?, ?)""")
                .params(
                        topic,
                        command.crawlId().toString(),
                        codec.encode(command),
                        Columns.at(clock.instant()))
                .update();
    }

    /**
     * The first waiting message of each key, held until the transaction ends. A message behind a
     * waiting one is not given out, so that two publishers can't change the order of a crawl's
     * commands.
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
