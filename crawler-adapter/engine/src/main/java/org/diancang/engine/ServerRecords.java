package org.diancang.engine;

import org.archive.checkpointing.Checkpoint;
import org.archive.modules.net.BdbServerCache;
import org.archive.util.ObjectIdentityCache;

/**
 * What is known of servers and hosts, on disk at checkpoints. Heritrix writes each anew whenever a
 * fetch is counted, several times for each URL: an eighth of a crawl's time.
 */
final class ServerRecords extends BdbServerCache {
    private static final long serialVersionUID = 1L;

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        super.start();
        servers = new WriteBehind<>(servers);
        hosts = new WriteBehind<>(hosts);
    }

    /** Comes before the databases are written for the checkpoint. */
    @Override
    public void startCheckpoint(Checkpoint checkpointInProgress) {
        pass(servers);
        pass(hosts);
    }

    private static void pass(ObjectIdentityCache<?> cache) {
        if (cache instanceof WriteBehind<?> changed) {
            changed.pass();
        }
    }
}
