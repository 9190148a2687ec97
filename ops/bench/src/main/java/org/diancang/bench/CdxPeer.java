package org.diancang.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.launcher.LauncherException;

/** The peer of the CDX index, OutbackCDX: a server that runs, or what one is started from. */
sealed interface CdxPeer {
    /** Environment variable that names one where the command line doesn't. */
    String VARIABLE = "DIANCANG_PEER_CDX";

    /**
     * Reads an address or a path.
     *
     * @throws LauncherException if it is neither
     */
    static CdxPeer named(String text) {
        if (Files.isRegularFile(Path.of(text.replaceFirst("^https?://", "")))) {
            return new Jar(Path.of(text));
        }
        if (text.matches("(http://)?[^/:\\s]+:[0-9]{1,5}/?")) {
            String address = text.replaceFirst("^http://", "").replaceFirst("/$", "");
            return new Address(URI.create("http://" + address));
        }
        throw new LauncherException(
                "the peer '" + text + "' is neither a jar that is there nor an address host:port");
    }

    /** Whether it can be started anew, so that it is cold and its files can be seen. */
    boolean startsFresh();

    /** The server, in whose collections nothing is stored. */
    CdxServer start(Path folder) throws IOException, InterruptedException;

    /** One that runs already. Each start has collections of its own, which stay there. */
    record Address(URI base) implements CdxPeer {
        @Override
        public boolean startsFresh() {
            return false;
        }

        @Override
        public CdxServer start(Path folder) {
            return new OutbackCdx(
                    base.resolve("/" + Long.toString(System.nanoTime(), Character.MAX_RADIX)),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** One that is started anew each time, with twice the heap of ours. */
    record Jar(Path jar) implements CdxPeer {
        @Override
        public boolean startsFresh() {
            return true;
        }

        @Override
        public CdxServer start(Path folder) throws IOException, InterruptedException {
            Path data = Files.createDirectories(folder.resolve("data"));
            int port = BenchProcess.freePort();
            URI base = URI.create("http://127.0.0.1:" + port);
            var process =
                    BenchProcess.java(
                            folder.resolve("peer.log"),
                            List.of(
                                    "-Xmx512m",
                                    "-jar",
                                    jar.toString(),
                                    "-d",
                                    data.toString(),
                                    "-p",
                                    Integer.toString(port),
                                    "-b",
                                    "127.0.0.1"));
            var server = new OutbackCdx(base.resolve("/"), Optional.of(process), Optional.of(data));
            try {
                process.awaitAnswer(server.client().http(), base.resolve("/api/collections"));
            } catch (IOException | InterruptedException | RuntimeException e) {
                server.close();
                throw e;
            }
            return server;
        }
    }
}
