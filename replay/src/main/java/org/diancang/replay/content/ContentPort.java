package org.diancang.replay.content;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.diancang.replay.ReplaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The second connector, on which captures are served and nothing else. Which site a request is for
 * is decided by the port that it came in on, never by what it says of itself.
 */
@Component
public class ContentPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Bytes of a request's header that are taken: addresses of 20,000 characters fit. */
    private static final int MOST_HEADER_BYTES = 96 * 1024;

    private static final int MOST_RESPONSE_HEADER_BYTES = 128 * 1024;

    /** Bytes that are sent at once: most pages with their headers, in one call of the system. */
    private static final int SENT_AT_ONCE = 16 * 1024;

    private final Connector connector = new Connector("HTTP/1.1");

    ContentPort(
            ReplaySettings settings,
            @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        connector.setPort(settings.content().port());
        connector.setProperty("socket.appWriteBufSize", Integer.toString(SENT_AT_ONCE));
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            if (address != null) {
                protocol.setAddress(address);
            }
            protocol.setExecutor(new VirtualThreadExecutor("content-"));
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        relax(connector);
        factory.addAdditionalConnectors(connector);
        factory.addConnectorCustomizers(ContentPort::relax);
    }

    /**
     * Archived addresses hold characters that new ones may not: they are taken as they come, and
     * read from the raw request target.
     */
    private static void relax(Connector connector) {
        connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
        connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(MOST_HEADER_BYTES));
        connector.setProperty(
                "maxHttpResponseHeaderSize", Integer.toString(MOST_RESPONSE_HEADER_BYTES));
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        // A path in GBK is no valid UTF-8; the raw target is what counts.
        connector.setURIEncoding("ISO-8859-1");
        connector.setUseBodyEncodingForURI(true);
    }

    /** Whether a request came in on the content port. */
    public boolean received(ServletRequest request) {
        return request.getLocalPort() == connector.getLocalPort();
    }

    /** The port it listens on, once started. */
    public int number() {
        return connector.getLocalPort();
    }
}
