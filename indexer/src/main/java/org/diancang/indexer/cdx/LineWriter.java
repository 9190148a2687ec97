package org.diancang.indexer.cdx;

/** Writes the lines of an answer in one of its forms. */
public interface LineWriter extends FoundWriter<StoredLine> {}
