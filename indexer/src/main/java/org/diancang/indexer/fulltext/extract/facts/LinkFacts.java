package org.diancang.indexer.fulltext.extract.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diancang.indexer.fulltext.extract.tree.PageElement;

/** Reads where the links of a page lead. */
final class LinkFacts {
    private static final int LONGEST = 2_000;

    private LinkFacts() {}

    static void read(List<PageElement> links, PageFacts.Found found) {
        Set<WebHost> hosts = new HashSet<>();
        for (PageElement link : links) {
            if (!link.mayBeAbsolute("href")) {
                continue;
            }
            String address = link.value("href");
            if (address.length() <= LONGEST) {
                WebHost.of(address).filter(hosts::add).ifPresent(host -> add(host, found));
            }
        }
    }

    private static void add(WebHost host, PageFacts.Found found) {
        found.add(Fact.LINK_HOSTS, host.name());
        found.add(Fact.LINK_DOMAINS, host.domain());
    }
}
