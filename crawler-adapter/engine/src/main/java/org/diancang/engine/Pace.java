package org.diancang.engine;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.archive.crawler.postprocessor.DispositionProcessor;
import org.archive.modules.CrawlURI;
import org.diancang.engine.Servers.Refusal;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Sets the pause after each fetch, and listens when a server asks for a longer one: 429 (RFC 6585
 * §4) and 503 with {@code Retry-After} (RFC 9110 §10.2.3).
 */
final class Pace extends DispositionProcessor {
    /** In the data of a URL: seconds until it is tried again, a {@link Long}. */
    static final String TRY_AGAIN_AFTER = "diancang-try-again-after";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private static final Duration LEAST_WHEN_SLOWED = Duration.ofMillis(250);

    private final Servers servers;
    private final LiveSettings live;
    private final RobotsRefusals robots;
    private final Clock clock;
    private final int queuesOfAServer;
    private final ObjectProvider<CrawlWatch> watch;
    private final SeedServers site;

    Pace(
            CrawlPlan plan,
            Servers servers,
            LiveSettings live,
            RobotsRefusals robots,
            Clock clock,
            ObjectProvider<CrawlWatch> watch,
            SeedServers site) {
        this.site = site;
        this.servers = servers;
        this.live = live;
        this.robots = robots;
        this.clock = clock;
        this.watch = watch;
        this.queuesOfAServer = plan.getParallelQueues();
        setDelayFactor(plan.getDelayFactor());
        setMaxDelayMs(plan.getLongestDelayMs());
        setRespectCrawlDelayUpToSeconds(plan.getCrawlDelaySeconds());
    }

    @Override
    protected void innerProcess(CrawlURI curi) {
        super.innerProcess(curi);
        if (!curi.isHttpTransaction() || curi.getFetchStatus() <= 0) {
            return;
        }
        robots.answered(curi);
        int status = curi.getFetchStatus();
        if (status != TOO_MANY_REQUESTS && status != UNAVAILABLE) {
            servers.answered(curi);
            return;
        }
        Refusal refusal = servers.refused(curi, retryAfter(curi));
        if (servers.isGivenUp(curi.getUURI())) {
            return;
        }
        curi.getData().put(TRY_AGAIN_AFTER, Math.max(1, refusal.rest().toSeconds()));
        if (refusal.inARow() >= Servers.PATIENCE && site.isAloneOn(refusal.server())) {
            watch.getObject().serverRefuses(refusal, status);
        }
    }

    private Optional<Duration> retryAfter(CrawlURI curi) {
        String value = curi.getHttpResponseHeader("retry-after");
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    protected long politenessDelayFor(CrawlURI curi) {
        setMinDelayMs(Math.toIntExact(Math.min(Integer.MAX_VALUE / 32, least().toMillis())));
        if (getMaxDelayMs() < getMinDelayMs()) {
            setMaxDelayMs(getMinDelayMs());
        }
        long usual = super.politenessDelayFor(curi);
        int slowness = curi.isHttpTransaction() ? servers.slowness(curi.getUURI()) : 1;
        return slowness == 1 ? usual : Math.max(usual, LEAST_WHEN_SLOWED.toMillis()) * slowness;
    }

    /** Where a server has several queues, the pause is the server's and not each queue's. */
    private Duration least() {
        return live.delay().multipliedBy(queuesOfAServer);
    }
}
