package org.diancang.indexer.cdx.intake;

/** Where messages of {@code cdx-bulk} go that are no blocks. */
public interface RefusedBlocks {
    /**
     * Keeps a message for people to look at.
     *
     * @param reason what is wrong with it
     */
    void refuse(byte[] message, int partition, long offset, String reason);
}
