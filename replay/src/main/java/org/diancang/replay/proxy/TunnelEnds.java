package org.diancang.replay.proxy;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The end of every tunnel that a browser asks for with {@code CONNECT}: it leads nowhere. The
 * connection goes on as TLS with the host's name on our certificate, and in it as HTTP, to the same
 * handlers.
 */
final class TunnelEnds extends Handler.Wrapper {
    private final SSLContext context;
    private final HttpConnectionFactory inside;
    private final Duration handshake;

    /**
     * Ends tunnels.
     *
     * @param http what holds of requests outside of tunnels
     * @param handshake how long one may take
     */
    TunnelEnds(HostCertificates certificates, HttpConfiguration http, Duration handshake) {
        this.context = context(certificates);
        HttpConfiguration tunnelled = new HttpConfiguration(http);
        tunnelled.addCustomizer(TunnelEnds::ofItsHost);
        this.inside = new HttpConnectionFactory(tunnelled);
        this.handshake = handshake;
    }

    private static SSLContext context(HostCertificates certificates) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {certificates}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!HttpMethod.CONNECT.is(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        HttpURI uri = request.getHttpURI();
        Optional<ConnectTarget> target = ConnectTarget.of(uri.getHost(), uri.getPort());
        if (target.isEmpty() || request.isSecure()) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, end(target.get(), request));
        response.setStatus(HttpStatus.OK_200);
        callback.succeeded();
        return true;
    }

    private SslConnection end(ConnectTarget target, Request request) {
        Connector connector = request.getConnectionMetaData().getConnector();
        EndPoint outside = request.getConnectionMetaData().getConnection().getEndPoint();
        SSLEngine engine = context.createSSLEngine(target.host(), target.port());
        engine.setUseClientMode(false);
        SslConnection tls =
                new SslConnection(
                        connector.getByteBufferPool(), connector.getExecutor(), outside, engine);
        tls.setRenegotiationAllowed(false);
        EndPoint decrypted = tls.getSslEndPoint();
        decrypted.setConnection(inside.newConnection(connector, decrypted));
        limit(tls, outside, connector.getScheduler());
        return tls;
    }

    /** A byte now and then would keep a handshake from ever being idle. */
    private void limit(SslConnection tls, EndPoint outside, Scheduler scheduler) {
        Scheduler.Task end =
                scheduler.schedule(
                        () -> outside.close(new TimeoutException("the handshake took too long")),
                        handshake.toMillis(),
                        TimeUnit.MILLISECONDS);
        tls.addHandshakeListener(
                new SslHandshakeListener() {
                    @Override
                    public void handshakeSucceeded(Event event) {
                        end.cancel();
                    }

                    @Override
                    public void handshakeFailed(Event event, Throwable failure) {
                        end.cancel();
                    }
                });
    }

    /** In a tunnel the host of the tunnel alone is asked for, and by https. */
    private static Request ofItsHost(Request request, HttpFields.Mutable answered) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        HttpURI uri = request.getHttpURI();
        if (endPoint instanceof SslConnection.SslEndPoint tunnel) {
            SSLEngine engine = tunnel.getSslConnection().getSSLEngine();
            ConnectTarget target = new ConnectTarget(engine.getPeerHost(), engine.getPeerPort());
            if (target.isOf(uri.getHost(), uri.getPort())) {
                return Request.serveAs(request, HttpURI.build(uri).scheme("https"));
            }
        }
        throw new BadMessageException(
                HttpStatus.MISDIRECTED_REQUEST_421, "another host than the tunnel's");
    }
}
