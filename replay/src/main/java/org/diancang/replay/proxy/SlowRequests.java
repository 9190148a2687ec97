package org.diancang.replay.proxy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections on which a request takes too long to come, its body included: a byte now and
 * then keeps a connection from ever being idle, and a few hundred of these would be all there may
 * be. Connections on which nothing comes are left to the idle time.
 */
final class SlowRequests implements Connection.Listener, HttpConfiguration.Customizer {
    private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Duration longest;

    /**
     * Watches connections.
     *
     * @param longest how long a body may take, and a head at least; a head may take twice as long
     */
    SlowRequests(Scheduler scheduler, Duration longest) {
        this.scheduler = scheduler;
        this.longest = longest;
    }

    @Override
    public void onOpened(Connection connection) {
        Watch watch = new Watch(connection);
        watches.put(connection, watch);
        watch.head();
    }

    @Override
    public void onClosed(Connection connection) {
        Watch watch = watches.remove(connection);
        if (watch != null) {
            watch.come();
        }
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answered) {
        Watch watch = watches.get(request.getConnectionMetaData().getConnection());
        if (watch == null) {
            return request;
        }
        watch.come();
        Request.addCompletionListener(request, _ -> watch.head());
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) <= 0
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return request;
        }
        watch.body();
        // Not when the body has ended: who needs only its beginning, or knows its length, never
        // asks
        // for its end. Who answers waits for no more of it.
        request.addHttpStreamWrapper(stream -> new Answering(stream, watch));
        return request;
    }

    /** Ends the wait for a body when its answer begins. */
    private static final class Answering extends HttpStream.Wrapper {
        private final Watch watch;

        Answering(HttpStream stream, Watch watch) {
            super(stream);
            this.watch = watch;
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            watch.come();
            super.send(request, response, last, content, callback);
        }
    }

    /** What is waited for on a connection; each change ends the wait before it. */
    private final class Watch {
        private final Connection connection;
        private int turn;
        private Scheduler.@Nullable Task task;

        Watch(Connection connection) {
            this.connection = connection;
        }

        /** Nothing is waited for any more. */
        synchronized void come() {
            turn++;
            if (task != null) {
                task.cancel();
                task = null;
            }
        }

        /** The time of a head counts from its first byte, and from when that is noticed. */
        synchronized void head() {
            come();
            long before = connection.getBytesIn();
            after(turn, () -> begun(before));
        }

        synchronized void body() {
            come();
            after(turn, this::end);
        }

        private void begun(long before) {
            if (connection.getBytesIn() == before) {
                head();
            } else {
                after(turn, this::end);
            }
        }

        private void after(int asked, Runnable next) {
            Runnable ifStillAsked =
                    () -> {
                        synchronized (this) {
                            if (turn == asked && isOpen()) {
                                next.run();
                            }
                        }
                    };
            task = scheduler.schedule(ifStillAsked, longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** A connection that goes on as another one, as a tunnel does, is not closed. */
        private boolean isOpen() {
            return connection.getEndPoint().isOpen()
                    && connection.getEndPoint().getConnection() == connection;
        }

        private void end() {
            connection.getEndPoint().close(new TimeoutException("the request took too long"));
        }
    }
}
