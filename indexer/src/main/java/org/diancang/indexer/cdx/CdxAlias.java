package org.diancang.indexer.cdx;

/**
 * An alias of a site that moved.
 *
 * @param alias urlkey of the URL that moved
 * @param target urlkey of the URL that it moved to
 */
public record CdxAlias(String alias, String target) {}
