package org.diancang.samplesite;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where each host is reached, to be put into links: <code>{{gov}}</code> is {@code
 * http://host:port}, <code>{{gov-authority}}</code> is {@code host:port}.
 */
final class Origins {
    private final Map<SampleHost, Integer> ports = new EnumMap<>(SampleHost.class);

    Origins(int governmentPort, int museumPort, int economyPort) {
        ports.put(SampleHost.GOVERNMENT, governmentPort);
        ports.put(SampleHost.MUSEUM, museumPort);
        ports.put(SampleHost.ECONOMY, economyPort);
        ports.put(SampleHost.TRAP, governmentPort);
    }

    String of(SampleHost host) {
        return "http://" + authority(host);
    }

    private String authority(SampleHost host) {
        return host.hostName() + ":" + ports.get(host);
    }

    String fill(String template) {
        String filled = template;
        for (SampleHost host : SampleHost.values()) {
            filled =
                    filled.replace("{{" + host.folder() + "}}", of(host))
                            .replace("{{" + host.folder() + "-authority}}", authority(host));
        }
        return filled;
    }
}
