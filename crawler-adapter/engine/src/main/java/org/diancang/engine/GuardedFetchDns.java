package org.diancang.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.archive.modules.CrawlURI;
import org.archive.modules.fetcher.FetchDNS;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.archive.modules.net.CrawlHost;
import org.diancang.address.AddressRanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;

/**
 * Resolves names, and keeps addresses that may not be crawled out of the server cache, so that no
 * later step can find one there.
 */
final class GuardedFetchDns extends FetchDNS {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedFetchDns.class);

    private final AddressRanges ranges;

    GuardedFetchDns(CrawlPlan plan) {
        this.ranges = plan.ranges();
    }

    @Override
    protected void storeDNSRecord(
            CrawlURI curi, String dnsName, CrawlHost targetHost, Record[] rrecordSet) {
        List<InetAddress> answered = new ArrayList<>();
        for (Record record : rrecordSet) {
            if (record instanceof ARecord a) {
                answered.add(a.getAddress());
            }
        }
        if (answered.isEmpty() || answered.stream().anyMatch(ranges::permits)) {
            super.storeDNSRecord(curi, dnsName, targetHost, rrecordSet);
            return;
        }
        String address = answered.getFirst().getHostAddress();
        LOG.warn("{} has the address {}, which may not be crawled: refused", dnsName, address);
        targetHost.setIP(null, 0);
        curi.getAnnotations().add(AddressGuard.REFUSED + address);
        curi.setFetchStatus(FetchStatusCodes.S_UNFETCHABLE_URI);
    }

    @Override
    protected boolean isAcceptableAddress(byte[] addr) {
        try {
            return super.isAcceptableAddress(addr)
                    && ranges.permits(InetAddress.getByAddress(addr));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
