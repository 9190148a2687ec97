package org.diancang.engine;

import java.util.function.Supplier;
import org.archive.crawler.frontier.URIAuthorityBasedQueueAssignmentPolicy;
import org.archive.net.UURI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * One queue for each server, by its address once that is known: a pause between two fetches holds
 * for the machine, however many names it has.
 */
final class ServerQueues extends URIAuthorityBasedQueueAssignmentPolicy {
    private static final long serialVersionUID = 1L;

    // Not at once: frontier and server cache need each other. Once: it is asked for each link.
    private final transient Supplier<Servers> servers;

    ServerQueues(ObjectProvider<Servers> servers) {
        this.servers = SingletonSupplier.of(servers::getObject);
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
        return servers.get().of(basis);
    }
}
