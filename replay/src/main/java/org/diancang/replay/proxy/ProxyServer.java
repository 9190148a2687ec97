package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens for browsers that use the archive as their proxy. Jetty, beside the Tomcat of the other
 * sites: it lets a connection go on as another one, which {@code CONNECT} needs.
 */
@Component
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
public final class ProxyServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyServer.class);

    /** Addresses of 20,000 characters fit. */
    private static final int MOST_HEADER_BYTES = 96 * 1024;

    private static final int MOST_RESPONSE_HEADER_BYTES = 128 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration REQUEST = Duration.ofSeconds(15);

    /** Threads of the system: they accept and select; requests have virtual ones. */
    private static final int THREADS = 12;

    private final ProxySettings settings;
    private final Server server;
    private final ServerConnector connector;

    @Autowired
    ProxyServer(
            ProxySettings settings, ProxySite site, CertificateAuthority authority, Clock clock) {
        this(settings, handler(site), authority, clock);
    }

    ProxyServer(
            ProxySettings settings, Handler handler, CertificateAuthority authority, Clock clock) {
        this.settings = settings;
        this.server = new Server(threads(settings));
        HttpConfiguration http = configuration();
        Scheduler scheduler = new ScheduledExecutorScheduler("proxy-time", true);
        SlowRequests slow = new SlowRequests(scheduler, REQUEST);
        http.addCustomizer(slow);
        this.connector =
                new ServerConnector(
                        server, null, scheduler, null, 1, 1, new HttpConnectionFactory(http));
        connector.addBean(slow);
        connector.setHost(settings.address().getHostAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.connections(), connector));
        server.setErrorHandler(
                (request, response, callback) -> {
                    response.getHeaders()
                            .put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8")
                            .put(HttpHeader.CACHE_CONTROL, "no-store");
                    Content.Sink.write(response, true, refusal(response.getStatus()), callback);
                    return true;
                });
        TunnelEnds tunnels =
                new TunnelEnds(new HostCertificates(authority, clock), http, HANDSHAKE);
        tunnels.setHandler(handler);
        server.setHandler(tunnels);
    }

    /** What browsers show where a request never reached what is archived. */
    private static String refusal(int status) {
        return switch (status) {
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
                    "地址或 Cookie 太长。换一个没有 Cookie 的浏览器窗口再试。\n"
                            + "The address or the cookies are too long. Try in a window without"
                            + " cookies.\n";
            case HttpStatus.MISDIRECTED_REQUEST_421 ->
                    "这个连接是到另一个网站的。重新打开网页。\n"
                            + "This connection leads to another site. Open the page again.\n";
            case HttpStatus.BAD_REQUEST_400 ->
                    "请求的写法不对。代理只回答 http 和 https 网址。\n"
                            + "The request is malformed. The proxy answers http and https URLs"
                            + " only.\n";
            default -> "请求无法回答，稍后再试。\nCan't be answered. Try again in a while.\n";
        };
    }

    private static QueuedThreadPool threads(ProxySettings settings) {
        VirtualThreadPool requests = new VirtualThreadPool(settings.connections());
        requests.setName("proxy-request");
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("proxy");
        threads.setVirtualThreadsExecutor(requests);
        return threads;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setMaxResponseHeaderSize(MOST_RESPONSE_HEADER_BYTES);
        http.setSendServerVersion(false);
        // Archived addresses hold what new ones may not; they are read from the raw target.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    private static Handler handler(ProxySite site) {
        ServletContextHandler context =
                new ServletContextHandler(
                        "/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
        context.addServlet(new ServletHolder(new Everything(site)), "/*");
        return context;
    }

    private static final class Everything extends HttpServlet {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // Nobody writes servlets to a stream.
        private final ProxySite site;

        Everything(ProxySite site) {
            this.site = site;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            site.serve(request, response);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(settings.address(), connector.getLocalPort());
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the proxy can't listen on "
                            + settings.address().getHostAddress()
                            + ":"
                            + settings.port()
                            + " (diancang.proxy.port): "
                            + e.getMessage(),
                    e);
        }
        LOG.info("Proxy at {}; its page is http://{}/", address(), ProxySettings.OWN_HOST);
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The proxy did not stop in order: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }
}
