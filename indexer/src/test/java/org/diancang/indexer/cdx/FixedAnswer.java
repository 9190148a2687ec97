package org.diancang.indexer.cdx;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Main class of a server that answers whatever it is asked with the same bytes: what the indexer's
 * own server could answer at most. Started by {@code ./diancang bench cdx}.
 */
final class FixedAnswer {
    private FixedAnswer() {}

    /** {@code PORT BYTES}. */
    public static void main(String[] arguments) throws Exception {
        byte[] answer = new byte[Integer.parseInt(arguments[1])];
        Arrays.fill(answer, (byte) 'a');
        var server = new Server(new VirtualThreadPool());
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
                        response.write(true, ByteBuffer.wrap(answer), callback);
                        return true;
                    }
                });
        server.start();
        server.join();
    }
}
