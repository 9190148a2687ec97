package org.diancang.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.diancang.launcher.LauncherException;

/**
 * Both servers with the same lines, for what is asked of them by turns.
 *
 * @param ours the indexer
 * @param theirs the peer, if there is one
 */
record CdxArena(DiancangCdx ours, Optional<CdxServer> theirs) implements AutoCloseable {
    /**
     * Looks some URLs up in both.
     *
     * @return bytes of an answer of ours in the mean
     * @throws LauncherException if one of ours is empty or the peer's has another number of lines
     */
    int agree(String collection, List<String> urls) throws IOException, InterruptedException {
        long bytes = 0;
        for (String url : urls) {
            List<String> found = ours.client().lookUp(ours.lookUp(collection), url);
            if (found.isEmpty()) {
                throw new LauncherException("ours finds nothing for " + url);
            }
            if (theirs.isPresent()) {
                CdxServer peer = theirs.get();
                int other = peer.client().lookUp(peer.lookUp(collection), url).size();
                if (other != found.size()) {
                    throw new LauncherException(
                            "of %s ours answers %d lines and the peer %d"
                                    .formatted(url, found.size(), other));
                }
            }
            bytes += found.stream().mapToLong(line -> line.length() + 1L).sum();
        }
        return Math.toIntExact(bytes / urls.size());
    }

    @Override
    public void close() {
        ours.close();
        theirs.ifPresent(CdxServer::close);
    }
}
