package org.diancang.warcstore;

import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where WARC files are kept. A file is readable from its first record on, while a crawl still
 * writes it; a sealed file never changes.
 */
public interface WarcStore {
    /**
     * Opens a file for reading, sealed or still open; the caller closes the channel.
     *
     * @return empty if the store has no such file, or the name is none of ours
     * @throws WarcStoreException if the file is there and can't be opened
     */
    Optional<SeekableByteChannel> open(String name);

    /**
     * Names of all sealed files, in no order; the caller closes the stream.
     *
     * @throws WarcStoreException if the store can't be listed
     */
    Stream<String> sealedFiles();
}
