package org.diancang.indexer.cdx.tool.files;

/** Takes lines, in the order in which they come. */
@FunctionalInterface
public interface LineSink {
    /**
     * A line without line feed.
     *
     * @throws CdxFileException if it can't be written
     */
    void take(byte[] line);
}
