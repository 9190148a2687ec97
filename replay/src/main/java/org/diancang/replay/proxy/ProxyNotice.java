package org.diancang.replay.proxy;

import java.net.InetAddress;
import java.net.URI;
import org.diancang.replay.ReplaySettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells readers on the home page where the proxy is, where there is one. */
@ControllerAdvice
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
class ProxyNotice {
    private final String host;
    private final ProxyServer proxy;

    ProxyNotice(ProxySettings settings, ReplaySettings replay, ProxyServer proxy) {
        this.host = host(settings.address(), replay);
        this.proxy = proxy;
    }

    /** Where it listens on all addresses, readers know the reader site's name for one of them. */
    private static String host(InetAddress listens, ReplaySettings replay) {
        String host =
                listens.isAnyLocalAddress()
                        ? URI.create(replay.reader().origin()).getHost()
                        : listens.getHostAddress();
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** Host and port that a browser is given. */
    @ModelAttribute("proxy")
    String address() {
        return host + ":" + proxy.address().getPort();
    }
}
