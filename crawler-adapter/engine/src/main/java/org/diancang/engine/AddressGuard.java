package org.diancang.engine;

import java.net.InetAddress;
import org.archive.modules.CrawlURI;
import org.archive.modules.ProcessResult;
import org.archive.modules.Processor;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.archive.modules.net.CrawlHost;
import org.archive.modules.net.ServerCache;
import org.diancang.address.AddressRanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a URL whose address may not be crawled. It looks at the very address in the server cache
 * that the fetcher connects to, right before each fetch; a redirect is a URL of its own. Without an
 * address there is no fetch either, since the fetcher would then ask Java's resolver.
 */
final class AddressGuard extends Processor {
    /** Begins the annotation of what was refused; the address follows. */
    static final String REFUSED = "addressRefused:";

    private static final Logger LOG = LoggerFactory.getLogger(AddressGuard.class);

    private final ServerCache serverCache;
    private final AddressRanges ranges;

    AddressGuard(ServerCache serverCache, CrawlPlan plan) {
        this.serverCache = serverCache;
        this.ranges = plan.ranges();
    }

    @Override
    protected boolean shouldProcess(CrawlURI curi) {
        return curi.getUURI().getScheme().startsWith("http");
    }

    @Override
    protected ProcessResult innerProcessResult(CrawlURI curi) {
        CrawlHost host = serverCache.getHostFor(curi.getUURI());
        InetAddress address = host == null ? null : host.getIP();
        if (address == null) {
            curi.setFetchStatus(FetchStatusCodes.S_DOMAIN_PREREQUISITE_FAILURE);
            return ProcessResult.FINISH;
        }
        if (ranges.permits(address)) {
            return ProcessResult.PROCEED;
        }
        LOG.warn(
                "{} leads to {}, which may not be crawled: refused",
                curi.getURI(),
                address.getHostAddress());
        curi.getAnnotations().add(REFUSED + address.getHostAddress());
        curi.setFetchStatus(FetchStatusCodes.S_UNFETCHABLE_URI);
        return ProcessResult.FINISH;
    }

    @Override
    protected void innerProcess(CrawlURI curi) {
        throw new IllegalStateException("innerProcessResult does the work");
    }
}
