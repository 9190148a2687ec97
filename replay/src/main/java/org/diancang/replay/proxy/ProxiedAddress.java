package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;

/** The address that a browser asks the proxy for. */
final class ProxiedAddress {
    private ProxiedAddress() {}

    /** The URL; empty where it is none that may have been captured. */
    static Optional<ArchivedUrl> of(HttpServletRequest request) {
        String scheme = request.getScheme();
        String host = request.getServerName();
        if (host == null || host.isEmpty() || !scheme.matches("(?i)https?")) {
            return Optional.empty();
        }
        int port = request.getServerPort();
        boolean usual = port <= 0 || port == (scheme.equalsIgnoreCase("https") ? 443 : 80);
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return ArchivedUrl.parse(
                scheme
                        + "://"
                        + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
                        + (usual ? "" : ":" + port)
                        + (path == null || path.isEmpty() ? "/" : path)
                        + (query == null ? "" : "?" + query));
    }

    /** Whether the proxy itself is meant: by its own name, or by where it listens. */
    static boolean isOwn(HttpServletRequest request) {
        String host = request.getServerName();
        if (host == null || host.equalsIgnoreCase(ProxySettings.OWN_HOST)) {
            return host != null;
        }
        return !request.isSecure()
                && request.getServerPort() == request.getLocalPort()
                && (host.equalsIgnoreCase("localhost")
                        || host.equals(request.getLocalAddr())
                        || host.equals(InetAddress.getLoopbackAddress().getHostAddress()));
    }
}
