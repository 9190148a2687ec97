package org.diancang.indexer.cdx;

/** Lines that a search finds. */
public interface CdxLines extends Found<StoredLine> {}
