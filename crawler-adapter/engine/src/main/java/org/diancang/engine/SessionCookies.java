package org.diancang.engine;

import org.archive.checkpointing.Checkpoint;
import org.archive.modules.fetcher.AbstractCookieStore;
import org.archive.modules.fetcher.BdbCookieStore;
import org.archive.modules.fetcher.SimpleCookieStore;

/**
 * Cookies in memory alone: with a login's session cookie, whoever can read the worker's disk could
 * go on in its name. Forgotten at the end; a crawl that goes on from a checkpoint logs in anew.
 */
final class SessionCookies extends SimpleCookieStore {
    private SessionCookies() {}

    /** In memory where the crawl has credentials; else in Heritrix's database, as usual. */
    static AbstractCookieStore chosen() {
        return Secrets.isEmpty() ? new BdbCookieStore() : new SessionCookies();
    }

    @Override
    public void startCheckpoint(Checkpoint checkpoint) {}

    @Override
    public void doCheckpoint(Checkpoint checkpoint) {}

    @Override
    public void finishCheckpoint(Checkpoint checkpoint) {}

    @Override
    public void setRecoveryCheckpoint(Checkpoint checkpoint) {}
}
