package org.diancang.engine;

import org.archive.crawler.frontier.URIAuthorityBasedQueueAssignmentPolicy;
import org.archive.net.UURI;
import org.springframework.beans.factory.ObjectProvider;

/**
 * One queue for each server, by its address once that is known: a pause between two fetches holds
 * for the machine, however many names it has.
 */
final class ServerQueues extends URIAuthorityBasedQueueAssignmentPolicy {
    private static final long serialVersionUID = 1L;

    // A provider: frontier and server cache need each other.
    private final transient ObjectProvider<Servers> servers;

    ServerQueues(ObjectProvider<Servers> servers) {
        this.servers = servers;
        // What waits in the queue of its host's name moves when the address is known.
        setDeferToPrevious(false);
    }

    /**
     * Heritrix's own way fills a table at the first question and is not made for two at once: in a
     * crawl that goes on from a checkpoint all threads ask, and one that fails takes its queue with
     * it for ever.
     */
    @Override
    protected int getSubqueue(UURI basis, int parallelQueues) {
        return Math.floorMod(basis.getEscapedURI().hashCode(), parallelQueues);
    }

    @Override
    protected String getCoreKey(UURI basis) {
        return servers.getObject().of(basis);
    }
}
