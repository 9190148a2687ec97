package org.diancang.indexer.fulltext.search.explore;

import java.util.List;

/**
 * Domains that a domain is linked with.
 *
 * @param direction {@code out} where its pages link to them, {@code in} where theirs link to it
 * @param pages that have such a link
 * @param domains how many there are; an estimate where there are very many
 * @param linked those with most pages
 * @param millis how long the index took
 */
record LinksAnswer(
        String domain,
        String direction,
        long pages,
        long domains,
        List<Linked> linked,
        long millis) {
    /**
     * Another domain.
     *
     * @param pages that link to it, or that it links from
     */
    record Linked(String domain, long pages) {}
}
