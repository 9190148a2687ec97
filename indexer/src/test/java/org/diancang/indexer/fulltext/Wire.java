package org.diancang.indexer.fulltext;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A wire to a server that can be cut and mended. */
final class Wire implements AutoCloseable {
    private final AtomicLong answered = new AtomicLong();
    private volatile URI target;
    private final int port;
    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket server;

    Wire(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = server.getLocalPort();
        accept(server);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Leads elsewhere from now on. */
    synchronized void leadTo(URI other) throws IOException {
        target = other;
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    synchronized void cut() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    synchronized void mend() throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accept(server);
    }

    private void accept(ServerSocket accepting) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                while (true) {
                                    connect(accepting.accept());
                                }
                            } catch (IOException e) {
                                // Cut.
                            }
                        });
    }

    private synchronized void connect(Socket near) throws IOException {
        Socket far = new Socket(target.getHost(), target.getPort());
        // Without it, long answers wait 40 ms for an acknowledgement.
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual().start(() -> copy(near, far, new AtomicLong()));
        Thread.ofVirtual().start(() -> copy(far, near, answered));
    }

    /** Bytes of all answers so far. */
    long answered() {
        return answered.get();
    }

    private static void copy(Socket from, Socket to, AtomicLong count) {
        byte[] bytes = new byte[16 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                // Before they are handed on: who has an answer finds it counted.
                count.addAndGet(read);
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // Either end went away.
        }
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
