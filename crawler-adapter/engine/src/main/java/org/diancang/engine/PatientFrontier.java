package org.diancang.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.archive.checkpointing.Checkpoint;
import org.archive.crawler.framework.CrawlController;
import org.archive.crawler.framework.ToeThread;
import org.archive.crawler.frontier.BdbFrontier;
import org.archive.crawler.frontier.WorkQueue;
import org.archive.modules.CrawlURI;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * Tries what a server was too busy for again, when the server is to be asked again; and finds its
 * waiting queues again when it goes on from a checkpoint. Tells why queues wait without looking
 * through them.
 */
final class PatientFrontier extends BdbFrontier {
    private static final long serialVersionUID = 1L;

    /** After so many the last answer stands. */
    private static final int MOST_TRIES = 20;

    private static final int UNAUTHORIZED = 401;

    /** So long a thread without work may overlook what comes without a pause. */
    private static final long LONGEST_SLEEP_MS = 250;

    private final transient Tally tally;
    private final transient Logins logins;

    /** When queues that rest are looked at again, in milliseconds of the epoch. */
    private final transient Map<String, Long> resting = new ConcurrentHashMap<>();

    /** Queues whose first URL is tried again, with its last status. */
    private final transient Map<String, Integer> retries = new ConcurrentHashMap<>();

    PatientFrontier(Tally tally, Logins logins) {
        this.tally = tally;
        this.logins = logins;
    }

    /**
     * Heritrix restores the queues that wait, but not that any do: where the last ones were waiting
     * at the checkpoint, it would look for work for ever. And it writes a queue's record anew, and
     * reads the last, at each of the four times that a URL changes it.
     */
    @Override
    protected void initAllQueues() {
        super.initAllQueues();
        allQueues = new WriteBehind<>(allQueues);
        updateHighestWaiting(Integer.MIN_VALUE);
    }

    /**
     * A URL that moves to another queue, since its server's address is known now, waits in neither
     * for a moment: where it is the only one, as a seed is, Heritrix took the crawl for done. Its
     * old queue is in process until it stands in the new one.
     */
    @Override
    public boolean isEmpty() {
        return super.isEmpty() && inProcessQueues.isEmpty();
    }

    /**
     * Heritrix has a thread that finds nothing sleep for a quarter of a second, so that every
     * shorter pause lasted as long, and every longer one up to as much too long.
     */
    @Override
    public CrawlURI next() throws InterruptedException {
        CrawlURI found = eligible();
        while (found == null) {
            if (super.getTotalEligibleInactiveQueues() == 0) {
                Thread.sleep(Math.clamp(getMaxInWait(), 1, LONGEST_SLEEP_MS));
            }
            found = eligible();
        }
        return found;
    }

    private @Nullable CrawlURI eligible() throws InterruptedException {
        outboundLock.readLock().lockInterruptibly();
        try {
            return findEligibleURI();
        } finally {
            outboundLock.readLock().unlock();
        }
    }

    /** Not zero for a thread that looks for a URL: zero would have it sleep there. */
    @Override
    protected int getTotalEligibleInactiveQueues() {
        return Thread.currentThread() instanceof ToeThread
                ? 1
                : super.getTotalEligibleInactiveQueues();
    }

    /** Comes before the databases are written for the checkpoint, while nothing is scheduled. */
    @Override
    public void startCheckpoint(Checkpoint checkpointInProgress) {
        super.startCheckpoint(checkpointInProgress);
        if (allQueues instanceof WriteBehind<WorkQueue> changed) {
            changed.pass();
        }
    }

    @Override
    public boolean needsReenqueuing(CrawlURI curi) {
        boolean again =
                isToBeTriedAgain(curi) || isToBeTriedWithCredential(curi)
                        ? curi.getFetchAttempts() < MOST_TRIES
                        : isCutOff(curi) || super.needsReenqueuing(curi);
        if (again) {
            retries.put(curi.getClassKey(), curi.getFetchStatus());
        } else {
            retries.remove(curi.getClassKey());
            logins.done(curi);
            tally.done(curi, WaitingQueues.server(curi.getClassKey()));
        }
        return again;
    }

    @Override
    protected long retryDelayFor(CrawlURI curi) {
        return curi.getData().get(Pace.TRY_AGAIN_AFTER) instanceof Long seconds
                ? seconds
                : super.retryDelayFor(curi);
    }

    /**
     * A credential was found for what the server asks. Heritrix counts the look-ups of address and
     * robots.txt as tries too: a first page behind a login would have none left.
     */
    private static boolean isToBeTriedWithCredential(CrawlURI curi) {
        return curi.getFetchStatus() == UNAUTHORIZED && curi.hasRfc2617Credential();
    }

    private static boolean isToBeTriedAgain(CrawlURI curi) {
        return curi.getData().containsKey(Pace.TRY_AGAIN_AFTER);
    }

    /**
     * The crawl ends before it is fetched. A queue may offer it again and again until it stands
     * still: it is left then, and has not failed.
     */
    private boolean isCutOff(CrawlURI curi) {
        return curi.getFetchStatus() == FetchStatusCodes.S_DEFERRED
                && getCrawlController().getState() == CrawlController.State.STOPPING;
    }

    @Override
    protected void snoozeQueue(WorkQueue queue, long now, long delayMs) {
        resting.put(queue.getClassKey(), now + delayMs);
        super.snoozeQueue(queue, now, delayMs);
    }

    /** Queues that rest, with when they are looked at again; those that have rested are gone. */
    Map<String, Long> resting(long now) {
        resting.values().removeIf(until -> until <= now);
        return new HashMap<>(resting);
    }

    /** Whether the first URL of a queue is tried again. */
    boolean isRetried(String queue) {
        return retries.containsKey(queue);
    }

    /** The queues with most URLs, a few. */
    List<String> largest() {
        return new ArrayList<>(largestQueues.getTopSet().keySet());
    }

    /** Queues of which a URL is being fetched. */
    Collection<String> fetching() {
        return getInProcessQueues().stream().map(WorkQueue::getClassKey).toList();
    }

    /** URLs of a queue. */
    long urls(String queue) {
        WorkQueue found = getAllQueues().get(queue);
        return found == null ? 0 : found.getCount();
    }
}
