package org.diancang.engine;

import org.archive.modules.net.CrawlServer;
import org.archive.net.UURIFactory;
import org.archive.url.URIException;

/**
 * Servers and addresses as Heritrix names them: servers with the port, unless it is that of {@code
 * http}.
 */
final class LoginServer {
    private LoginServer() {}

    /**
     * The name of an origin.
     *
     * @throws EngineRefusedException if it is none
     */
    static String key(String origin) {
        try {
            return CrawlServer.getServerKey(UURIFactory.getInstance(origin + "/"));
        } catch (URIException e) {
            throw new EngineRefusedException("server of a credential is no origin: " + origin, e);
        }
    }

    /**
     * The address of a form as Heritrix writes it.
     *
     * @throws EngineRefusedException if it is none
     */
    static String url(String loginUrl) {
        try {
            return UURIFactory.getInstance(loginUrl).toString();
        } catch (URIException e) {
            throw new EngineRefusedException("address of a login is no URL: " + loginUrl, e);
        }
    }
}
