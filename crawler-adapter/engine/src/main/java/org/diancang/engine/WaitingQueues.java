package org.diancang.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.archive.crawler.framework.CrawlController;
import org.diancang.events.CrawlSnapshot.Queue;
import org.diancang.events.CrawlSnapshot.QueueState;
import org.diancang.events.CrawlSnapshot.Queues;
import org.jspecify.annotations.Nullable;

/**
 * Says of the queues that hold a crawl up why they wait. Looks at few, and never through one: a
 * look costs the same however much waits.
 */
final class WaitingQueues {
    private static final int SHOWN = 20;

    /** Of these, those that rest the longest; the others are the largest. */
    private static final int RESTING_LONGEST = 8;

    private final CrawlController controller;
    private final PatientFrontier frontier;
    private final Tally tally;
    private final Servers servers;
    private final RobotsRefusals robots;
    private final Budget budget;
    private final Clock clock;

    WaitingQueues(
            CrawlController controller,
            PatientFrontier frontier,
            Tally tally,
            Servers servers,
            RobotsRefusals robots,
            Budget budget,
            Clock clock) {
        this.controller = controller;
        this.frontier = frontier;
        this.tally = tally;
        this.servers = servers;
        this.robots = robots;
        this.budget = budget;
        this.clock = clock;
    }

    /** The server of a queue, some of which have several. */
    static String server(String queue) {
        int plus = queue.lastIndexOf('+');
        return plus < 0 ? queue : queue.substring(0, plus);
    }

    /** How the queues stand now. */
    Queues look() {
        Map<String, Object> counts = frontier.shortReportMap();
        if (counts == null) {
            return Queues.NONE;
        }
        int fetching = count(counts, "inProcessQueues");
        int exhausted = count(counts, "exhaustedQueues");
        int retired = count(counts, "retiredQueues");
        int waiting = count(counts, "totalQueues") - fetching - exhausted - retired;
        return new Queues(fetching, Math.max(0, waiting), Math.max(0, exhausted), shown());
    }

    private static int count(Map<String, Object> counts, String what) {
        return counts.get(what) instanceof Number number ? number.intValue() : 0;
    }

    private List<Queue> shown() {
        Instant now = clock.instant();
        Map<String, Long> resting = frontier.resting(now.toEpochMilli());
        Set<String> fetching = new TreeSet<>(frontier.fetching());
        List<String> chosen = new ArrayList<>();
        resting.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(RESTING_LONGEST)
                .forEach(e -> chosen.add(e.getKey()));
        chosen.addAll(frontier.largest());
        chosen.addAll(fetching);
        Map<String, Queue> byServer = new LinkedHashMap<>();
        chosen.stream()
                .distinct()
                .map(name -> queue(name, fetching.contains(name), resting.get(name), now))
                .filter(queue -> queue.urls() > 0)
                .forEach(queue -> byServer.merge(queue.server(), queue, WaitingQueues::both));
        return byServer.values().stream()
                .sorted(Comparator.comparingLong(Queue::urls).reversed())
                .limit(SHOWN)
                .toList();
    }

    private Queue queue(String name, boolean fetching, @Nullable Long restsUntil, Instant now) {
        String server = server(name);
        List<String> hosts = tally.names(server);
        Instant until = restsUntil == null ? null : Instant.ofEpochMilli(restsUntil);
        Optional<Instant> busy = servers.busyUntil(server).filter(now::isBefore);
        QueueState state = state(name, server, hosts, fetching, until, busy.isPresent());
        return new Queue(
                server,
                hosts,
                frontier.urls(name),
                state,
                switch (state) {
                    case BUSY -> busy.orElse(until);
                    case PAUSE, RETRY -> until;
                    case FETCHING, TURN, HOST_LIMIT, ROBOTS, GIVEN_UP, HELD -> null;
                });
    }

    private QueueState state(
            String name,
            String server,
            List<String> hosts,
            boolean fetching,
            @Nullable Instant until,
            boolean busy) {
        if (servers.isGivenUp(server)) {
            return QueueState.GIVEN_UP;
        }
        if (busy) {
            return QueueState.BUSY;
        }
        if (controller.isPaused()) {
            return QueueState.HELD;
        }
        if (!hosts.isEmpty() && hosts.stream().allMatch(robots::forbidHost)) {
            return QueueState.ROBOTS;
        }
        if (!hosts.isEmpty() && hosts.stream().allMatch(budget::isHostExhausted)) {
            return QueueState.HOST_LIMIT;
        }
        if (until != null) {
            return frontier.isRetried(name) ? QueueState.RETRY : QueueState.PAUSE;
        }
        return fetching ? QueueState.FETCHING : QueueState.TURN;
    }

    /** Two queues of one server as one: what is being fetched counts before what waits. */
    private static Queue both(Queue a, Queue b) {
        Queue first = a.state().compareTo(b.state()) <= 0 ? a : b;
        return new Queue(a.server(), a.hosts(), a.urls() + b.urls(), first.state(), first.until());
    }
}
