package org.diancang.orchestrator.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.events.Scope;
import org.diancang.installation.InternalSecret;
import org.diancang.orchestrator.NewIds;
import org.diancang.stack.EmbeddedStack;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Crawls that stand still, on a real database; time goes where the tests want. */
class TroubleWatchIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant T0 = Instant.parse("2026-11-26T00:00:00Z");

    @TempDir Path folder;
    private final EventCodec codec = new EventCodec();
    private final StoppedClock clock = new StoppedClock();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private CrawlTroubles troubles;
    private TroubleWatch watch;
    private UUID crawl;

    private static final class StoppedClock extends Clock {
        private Instant now = T0;

        void go(Duration on) {
            now = now.plus(on);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants have no zone");
        }
    }

    @BeforeEach
    void start() throws Exception {
        String url = STACK.postgresUrl(STACK.uniquePrefix() + "trouble");
        Flyway.configure().dataSource(url, "postgres", "").load().migrate();
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(2);
        jdbc = JdbcClient.create(pool);
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        TroubleSettings settings =
                new TroubleSettings(
                        Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1));
        troubles = new CrawlTroubles(jdbc, settings, clock);
        watch =
                new TroubleWatch(
                        new CrawlViews(jdbc, codec),
                        new CrawlTable(jdbc, codec),
                        new CrawlLog(jdbc, new NewIds(clock), clock),
                        troubles,
                        new LiveCrawls(jdbc, InternalSecret.in(secret), codec),
                        settings,
                        clock,
                        new TransactionTemplate(new JdbcTransactionManager(pool)));
        crawl = runningCrawl();
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void aCrawlWithoutProgressForTenMinutesIsNoticedOnceAndOverWhenItGetsOn() {
        done(100);
        watch.look();
        clock.go(Duration.ofMinutes(9));
        watch.look();
        assertThat(troubles.all()).isEmpty();

        clock.go(Duration.ofMinutes(1));
        watch.look();
        clock.go(Duration.ofMinutes(1));
        watch.look();
        assertThat(troubles.all()).containsExactly(CrawlTrouble.standstill(crawl, T0));
        assertThat(logged()).isEqualTo(1);

        done(101);
        watch.look();
        assertThat(troubles.all()).isEmpty();
    }

    @Test
    void whoIsHeldOrOverIsNotStuck() {
        done(100);
        watch.look();
        clock.go(Duration.ofMinutes(11));
        jdbc.sql("update crawl set state = 'PAUSED'").update();
        watch.look();
        assertThat(troubles.all()).isEmpty();

        jdbc.sql("update crawl set state = 'RUNNING'").update();
        watch.look();
        clock.go(Duration.ofMinutes(9));
        watch.look();
        assertThat(troubles.all()).isEmpty();
    }

    @Test
    void leftAloneItIsNotShownForAnHourAndThenAgain() {
        done(100);
        watch.look();
        clock.go(Duration.ofMinutes(10));
        watch.look();

        troubles.leave(crawl);
        clock.go(Duration.ofMinutes(59));
        watch.look();
        assertThat(troubles.of(crawl)).isEmpty();

        clock.go(Duration.ofMinutes(1));
        watch.look();
        assertThat(troubles.of(crawl)).isPresent();
    }

    @Test
    void whatIsLeftAloneWhileSomebodyLooksAtItIsNotNoticedAgain() {
        done(100);
        watch.look();
        CrawlTrouble seenBefore = CrawlTrouble.standstill(crawl, T0);

        troubles.leave(crawl);

        assertThat(troubles.notice(seenBefore)).isFalse();
        assertThat(troubles.of(crawl)).isEmpty();
    }

    private long logged() {
        return jdbc.sql("select count(*) from crawl_log where type = 'CrawlStuck'")
                .query(Long.class)
                .single();
    }

    private void done(long fetched) {
        CrawlStatistics statistics = new CrawlStatistics(5, fetched, 0, 0, 0, 0, 0, 0, 0);
        jdbc.sql("update crawl set statistics = ?::jsonb").param(json(statistics)).update();
    }

    private String json(Object value) {
        return new String(codec.encode(value), StandardCharsets.UTF_8);
    }

    private UUID runningCrawl() {
        UUID nomination = UUID.randomUUID();
        UUID site = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into nomination (id, number, library_id, year, name, scope_kind,
                            scope_values, subject, owner, rights_basis, reason, state,
                            submitted_by, submitted_at, decided_by, decided_at)
                        values (?, 'N-1', '01930000-0000-7000-8000-000000000002', 2026, '青禾县',
                            'HOST', '{qh.example}', 'POLITICS', '', '', '', 'APPROVED', 'curator',
                            now(), 'approver', now())\
                        """)
                .param(nomination)
                .update();
        jdbc.sql(
                        """
                        insert into site (id, number, site_no, nomination_id, state, approved_by,
                            approved_at)
                        values (?, 'QH-0001', 'QH0001', ?, 'COLLECTING', 'approver', now())\
                        """)
                .params(site, nomination)
                .update();
        CrawlOrder order =
                new CrawlOrder(
                        site,
                        "QH0001",
                        "青禾县",
                        UUID.randomUUID(),
                        "图书馆",
                        "c00001",
                        List.of("http://qh.example/"),
                        new Scope(Scope.Kind.HOST, List.of("qh.example")),
                        new CrawlSettings(
                                0,
                                0,
                                Duration.ZERO,
                                Duration.ZERO,
                                20,
                                true,
                                URI.create("http://example.org/crawler"),
                                "UTF-8"));
        jdbc.sql(
                        """
                        insert into crawl (id, site_id, crawl_no, state, crawl_order, queued_by,
                            queued_at, statistics, epoch, worker_id, last_worker_id,
                            lease_expires_at)
                        values (?, ?, 'c00001', 'RUNNING', ?::jsonb, 'curator', now(), ?::jsonb, 1,
                            'worker-1', 'worker-1', now() + interval '1 day')\
                        """)
                .params(id, site, json(order), json(CrawlStatistics.NONE))
                .update();
        return id;
    }
}
