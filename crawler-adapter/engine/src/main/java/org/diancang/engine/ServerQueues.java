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

    @Override
    protected String getCoreKey(UURI basis) {
        return servers.getObject().of(basis);
    }
}
