package org.diancang.adapter.worker;

import java.net.URI;
import org.diancang.adapter.installation.WorkerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where others reach this worker: as configured, or as its web server listens. */
@Component
class WorkerAddress {
    private final @Nullable URI configured;
    private final String host;
    private volatile int port;

    WorkerAddress(WorkerProperties worker, @Value("${server.address}") String host) {
        this.configured = worker.address();
        this.host = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    @EventListener
    void listens(WebServerInitializedEvent event) {
        // A management server of its own has a namespace.
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    String url() {
        return configured != null ? configured.toString() : "http://" + host + ":" + port;
    }
}
