package org.diancang.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.diancang.orchestrator.NewIds;
import org.diancang.stack.EmbeddedStack;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Orchestrators, as far as schedules go, on one real database; time goes where the tests want. */
class ScheduleFiringIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant T0 = Instant.parse("2026-11-25T00:00:00Z");
    private static final Plan DAILY =
            new Plan(
                    new Interval(
                            1, Interval.Unit.DAYS, LocalDate.of(2026, 11, 1), LocalTime.of(2, 0)),
                    ZoneOffset.UTC,
                    Plan.State.ACTIVE);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static String url = "";

    private final TravellingClock clock = new TravellingClock();
    private final List<AnnotationConfigApplicationContext> orchestrators = new ArrayList<>();
    private final HikariDataSource own = pool();
    private final JdbcClient jdbc = JdbcClient.create(own);

    /** Queues crawls in the table alone, since nobody shall run them; can be held up. */
    private final class Crawls implements ScheduledCrawls {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicReference<CountDownLatch> holdUp =
                new AtomicReference<>(new CountDownLatch(0));

        @Override
        public Start start(UUID siteId) {
            asked.incrementAndGet();
            try {
                assertThat(holdUp.get().await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Optional<UUID> open =
                    jdbc.sql("select id from crawl where site_id = ? and ended_at is null")
                            .param(siteId)
                            .query(UUID.class)
                            .optional();
            if (open.isPresent()) {
                return new Start.Busy(open.get(), SkipReason.EARLIER_PAUSED);
            }
            return new Start.Queued(crawl(siteId));
        }
    }

    private final Crawls crawls = new Crawls();

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {}

    @BeforeAll
    static void database() {
        url = STACK.postgresUrl(STACK.uniquePrefix() + "schedule");
        Flyway.configure().dataSource(url, "postgres", "").load().migrate();
    }

    @BeforeEach
    void begin() {
        clock.put(T0);
        jdbc.sql("delete from schedule_run").update();
        jdbc.sql("delete from schedule").update();
        jdbc.sql("delete from scheduled_tasks").update();
    }

    @AfterEach
    void end() {
        orchestrators.forEach(AnnotationConfigApplicationContext::close);
        own.close();
    }

    @Test
    void itFiresWhenItIsDueAndNotBefore() {
        AnnotationConfigApplicationContext one = orchestrator();
        UUID site = site();
        schedule(one, site, DAILY);
        clock.put(Instant.parse("2026-11-25T01:59:55Z"));
        assertThat(runs(site)).isEmpty();

        await().atMost(SOON).until(() -> runs(site).size() == 1);

        ScheduleRun run = runs(site).getFirst();
        assertThat(run.outcome()).isEqualTo(ScheduleRun.Outcome.QUEUED);
        assertThat(run.dueAt()).isEqualTo(Instant.parse("2026-11-25T02:00:00Z"));
        assertThat(run.late()).isLessThan(Duration.ofSeconds(10));
        assertThat(nextDue(site)).isEqualTo(Instant.parse("2026-11-26T02:00:00Z"));
        await().atMost(SOON).until(() -> bell(site).equals(nextDue(site)));
    }

    @Test
    void twoOrchestratorsOnOneDatabaseFireEachRunOnce() {
        AnnotationConfigApplicationContext one = orchestrator();
        AnnotationConfigApplicationContext two = orchestrator();
        List<UUID> sites = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sites.add(site());
            schedule(i % 2 == 0 ? one : two, sites.getLast(), DAILY);
        }
        clock.put(Instant.parse("2026-11-25T02:00:01Z"));

        await().atMost(SOON)
                .until(
                        () ->
                                sites.stream()
                                        .allMatch(
                                                s ->
                                                        bell(s).equals(nextDue(s))
                                                                && nextDue(s)
                                                                        .isAfter(clock.instant())));
        assertThat(sites).allSatisfy(site -> assertThat(runs(site)).hasSize(1));
        assertThat(crawls.asked).hasValue(30);
    }

    @Test
    void aRunDueWhileAnEarlierCrawlIsOpenIsSkippedAndTheScheduleGoesOn() {
        AnnotationConfigApplicationContext one = orchestrator();
        UUID site = site();
        UUID paused = crawl(site);
        schedule(one, site, DAILY);
        clock.put(Instant.parse("2026-11-25T02:00:01Z"));
        await().atMost(SOON).until(() -> runs(site).size() == 1);
        clock.put(Instant.parse("2026-11-26T02:00:01Z"));
        await().atMost(SOON).until(() -> runs(site).size() == 2);

        assertThat(runs(site))
                .allSatisfy(
                        run -> {
                            assertThat(run.outcome()).isEqualTo(ScheduleRun.Outcome.SKIPPED);
                            assertThat(run.reason()).contains(SkipReason.EARLIER_PAUSED);
                            assertThat(run.crawlId()).contains(paused);
                            assertThat(run.late()).isZero();
                        });
        jdbc.sql("update crawl set state = 'STOPPED', ended_at = now() where id = ?")
                .param(paused)
                .update();
        clock.put(Instant.parse("2026-11-27T02:00:01Z"));
        await().atMost(SOON).until(() -> runs(site).size() == 3);
        assertThat(runs(site).getFirst().outcome()).isEqualTo(ScheduleRun.Outcome.QUEUED);
    }

    @Test
    void afterARestartOnlyTheLatestMissedRunIsMadeUpForAndIsLate() {
        AnnotationConfigApplicationContext before = orchestrator();
        UUID site = site();
        schedule(before, site, DAILY);
        before.close();
        clock.put(Instant.parse("2026-11-28T05:00:00Z"));

        orchestrator();

        await().atMost(SOON).until(() -> runs(site).size() == 4);
        List<ScheduleRun> runs = runs(site);
        assertThat(runs.getFirst().outcome()).isEqualTo(ScheduleRun.Outcome.QUEUED);
        assertThat(runs.getFirst().dueAt()).isEqualTo(Instant.parse("2026-11-28T02:00:00Z"));
        assertThat(runs.getFirst().late()).isBetween(Duration.ofHours(3), Duration.ofHours(4));
        assertThat(runs.subList(1, 4))
                .allSatisfy(run -> assertThat(run.reason()).contains(SkipReason.MISSED))
                .extracting(ScheduleRun::dueAt)
                .containsExactly(
                        Instant.parse("2026-11-27T02:00:00Z"),
                        Instant.parse("2026-11-26T02:00:00Z"),
                        Instant.parse("2026-11-25T02:00:00Z"));
        assertThat(crawls.asked).hasValue(1);
    }

    @Test
    void aCrawlThatStartsLateMakesItsRunLate() {
        AnnotationConfigApplicationContext one = orchestrator();
        UUID site = site();
        schedule(one, site, DAILY);
        clock.put(Instant.parse("2026-11-25T02:00:01Z"));
        await().atMost(SOON).until(() -> runs(site).size() == 1);

        one.getBean(ScheduleRuns.class)
                .crawlStarted(
                        runs(site).getFirst().crawlId().orElseThrow(),
                        Instant.parse("2026-11-25T02:42:00Z"));

        assertThat(runs(site).getFirst().late()).isEqualTo(Duration.ofMinutes(42));
    }

    @Test
    void aBellThatRangForNothingChangesNothing() {
        AnnotationConfigApplicationContext one = orchestrator();
        UUID site = site();
        schedule(one, site, DAILY);
        Instant due = nextDue(site);
        jdbc.sql("update scheduled_tasks set execution_time = ? where task_instance = ?")
                .params(T0.minusSeconds(60).atOffset(ZoneOffset.UTC), site.toString())
                .update();

        await().atMost(SOON).until(() -> bell(site).equals(due));
        assertThat(runs(site)).isEmpty();
    }

    @Test
    void aFiringThatWasCutShortIsDoneOnceByAnother() {
        AnnotationConfigApplicationContext one = orchestrator();
        UUID site = site();
        schedule(one, site, DAILY);
        clock.put(Instant.parse("2026-11-25T02:00:01Z"));
        await().atMost(SOON).until(() -> bell(site).equals(nextDue(site)) && !runs(site).isEmpty());
        // As if the machine had died after the run was recorded and before the bell was set anew.
        jdbc.sql(
                        """
                        update scheduled_tasks set picked = true, picked_by = 'dead',
                            execution_time = ?, last_heartbeat = ? where task_instance = ?""")
                .params(T0.atOffset(ZoneOffset.UTC), T0.atOffset(ZoneOffset.UTC), site.toString())
                .update();

        await().atMost(SOON).until(() -> bell(site).equals(nextDue(site)));
        assertThat(runs(site)).hasSize(1);
        assertThat(crawls.asked).hasValue(1);
    }

    @Test
    void aBellThatIsGoneIsSetAgainAtTheNextStart() {
        AnnotationConfigApplicationContext before = orchestrator();
        UUID site = site();
        schedule(before, site, DAILY);
        before.close();
        jdbc.sql("delete from scheduled_tasks").update();

        orchestrator();

        assertThat(bell(site)).isEqualTo(nextDue(site));
    }

    @Test
    void aScheduleChangedWhileItFiresIsDueByWhatItWasChangedTo() throws Exception {
        AnnotationConfigApplicationContext one = orchestrator();
        UUID site = site();
        schedule(one, site, DAILY);
        CountDownLatch fires = new CountDownLatch(1);
        crawls.holdUp.set(fires);
        clock.put(Instant.parse("2026-11-25T02:00:01Z"));
        await().atMost(SOON).until(() -> crawls.asked.get() == 1);

        Plan later = new Plan(new CronRule("30 9 * * *"), ZoneId.of("UTC"), Plan.State.ACTIVE);
        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> change(one, site, later));
        fires.countDown();
        change.get(20, TimeUnit.SECONDS);

        Instant wanted = Instant.parse("2026-11-25T09:30:00Z");
        await().atMost(SOON).until(() -> bell(site).equals(wanted));
        assertThat(nextDue(site)).isEqualTo(wanted);
        assertThat(runs(site)).hasSize(1);
    }

    private AnnotationConfigApplicationContext orchestrator() {
        var context = new AnnotationConfigApplicationContext();
        DataSource pool = pool();
        context.registerBean("pool", DataSource.class, () -> pool);
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ScheduledCrawls.class, () -> crawls);
        context.registerBean(
                ScheduleSettings.class,
                () ->
                        new ScheduleSettings(
                                ZoneId.of("Asia/Shanghai"),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(15)));
        context.register(
                Wiring.class,
                NewIds.class,
                ScheduleTable.class,
                ScheduleRuns.class,
                Bells.class,
                Firing.class,
                BellRinger.class);
        context.refresh();
        orchestrators.add(context);
        return context;
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setPassword("");
        pool.setMaximumPoolSize(6);
        return pool;
    }

    private void schedule(AnnotationConfigApplicationContext at, UUID site, Plan plan) {
        Optional<Instant> next = plan.next(clock.instant(), 1).stream().findFirst();
        at.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> {
                            at.getBean(ScheduleTable.class)
                                    .insert(new Schedule(site, plan, next, 1, "curator", T0));
                            at.getBean(Bells.class).set(site, next);
                        });
    }

    private void change(AnnotationConfigApplicationContext at, UUID site, Plan plan) {
        at.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> {
                            ScheduleTable table = at.getBean(ScheduleTable.class);
                            table.lock(site).orElseThrow();
                            Optional<Instant> next =
                                    plan.next(clock.instant(), 1).stream().findFirst();
                            table.update(new Schedule(site, plan, next, 2, "curator", T0));
                            at.getBean(Bells.class).set(site, next);
                        });
    }

    private List<ScheduleRun> runs(UUID site) {
        return orchestrators.getFirst().isActive()
                ? orchestrators.getFirst().getBean(ScheduleRuns.class).ofSite(site)
                : orchestrators.getLast().getBean(ScheduleRuns.class).ofSite(site);
    }

    private Instant nextDue(UUID site) {
        return jdbc.sql("select next_due_at from schedule where site_id = ?")
                .param(site)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Instant bell(UUID site) {
        return jdbc.sql(
                        "select execution_time from scheduled_tasks"
                                + " where task_instance = ? and task_name = 'crawl-site'")
                .param(site.toString())
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private UUID site() {
        int n = NUMBER.incrementAndGet();
        UUID nomination = UUID.randomUUID();
        UUID site = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into nomination (id, number, library_id, year, name, scope_kind,
                            scope_values, subject, owner, rights_basis, reason, state,
                            submitted_by, submitted_at, decided_by, decided_at)
                        values (?, ?, '01930000-0000-7000-8000-000000000002', 2026, '青禾县',
                            'HOST', '{qh.example}', 'POLITICS', '', '', '', 'APPROVED', 'curator',
                            now(), 'approver', now())""")
                .params(nomination, "N-" + n)
                .update();
        jdbc.sql(
                        """
                        insert into site (id, number, site_no, nomination_id, state, approved_by,
                            approved_at)
                        values (?, ?, ?, ?, 'COLLECTING', 'approver', now())""")
                .params(site, String.format("QH-%04d", n), String.format("QH%04d", n), nomination)
                .update();
        return site;
    }

    private UUID crawl(UUID site) {
        UUID crawl = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into crawl (id, site_id, crawl_no, state, crawl_order, queued_by,
                            queued_at, statistics)
                        values (?, ?, ?, 'QUEUED', '{}', 'schedule', now(), '{}')""")
                .params(crawl, site, String.format("c%05d", NUMBER.incrementAndGet()))
                .update();
        return crawl;
    }
}
