package org.diancang.replay.reader.explore;

import java.util.List;

/** Domains that a domain is linked with, those with most pages first. */
record LinksAnswer(long pages, long domains, List<Linked> linked) {
    // What an answer leaves out is empty.
    LinksAnswer {
        linked = linked == null ? List.of() : List.copyOf(linked);
    }

    record Linked(String domain, long pages) {
        /** Address of what there is of it. */
        public String link() {
            return Narrowing.address("/search/domain", java.util.Map.of("domain", domain));
        }
    }
}
