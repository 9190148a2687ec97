package org.diancang.orchestrator.site;

import java.util.Optional;

/**
 * A URL where crawls of a site start.
 *
 * @param url absolute http(s) URL in ASCII, without fragment
 * @param urlkey its sort-friendly form, by which duplicates are found
 * @param warning code of what is odd about it ({@code unresolved}), if anything
 */
public record Seed(String url, String urlkey, Optional<String> warning) {}
