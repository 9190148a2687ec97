package org.diancang.orchestrator.crawl;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where the files of an import come from.
 *
 * @param crawlId the crawl that took them in
 * @param by who handed them over
 * @param at when
 * @param files in the order that they were given
 */
public record ImportView(UUID crawlId, String by, Instant at, List<ImportedFile> files) {
    public ImportView {
        files = List.copyOf(files);
    }
}
