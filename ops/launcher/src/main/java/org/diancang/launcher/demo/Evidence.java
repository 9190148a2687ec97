package org.diancang.launcher.demo;

import java.util.List;
import java.util.Map;

/**
 * What the demo proves, as {@code --json} writes it.
 *
 * @param links the chain of one page
 * @param counts of the whole archive: responses, revisits, resources, cdxLines, documents
 * @param timesMs milliseconds of each step
 * @param ok whether every link was verified
 */
public record Evidence(
        List<Link> links, Map<String, Long> counts, Map<String, Long> timesMs, boolean ok) {
    public Evidence {
        links = List.copyOf(links);
        counts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(counts));
        timesMs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(timesMs));
    }
}
