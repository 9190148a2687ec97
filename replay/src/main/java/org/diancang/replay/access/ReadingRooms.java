package org.diancang.replay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.address.Cidr;
import org.springframework.stereotype.Component;

/**
 * The groups that a reader belongs to, by the address that the connection comes from. What a
 * request says of its address counts only where a trusted proxy sent it, and of that only what the
 * proxies themselves have written.
 */
@Component
public final class ReadingRooms {
    private static final String FORWARDED = "X-Forwarded-For";

    private final Map<String, List<Cidr>> groups = new TreeMap<>();
    private final List<Cidr> trusted;

    ReadingRooms(AccessSettings settings) {
        settings.groups().forEach((name, ranges) -> groups.put(name, read(ranges)));
        trusted = read(settings.trustedProxies());
    }

    /** The groups of who sent a request; none where nothing is known of the address. */
    public Set<String> groups(HttpServletRequest request) {
        if (groups.isEmpty() || OwnBrowser.sent(request)) {
            return Set.of();
        }
        return address(request).map(InetAddress::getAddress).map(this::groups).orElse(Set.of());
    }

    private Set<String> groups(byte[] address) {
        return groups.entrySet().stream()
                .filter(group -> isIn(group.getValue(), address))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<InetAddress> address(HttpServletRequest request) {
        Optional<InetAddress> sender = read(request.getRemoteAddr());
        if (sender.isEmpty() || !isTrusted(sender.get())) {
            return sender;
        }
        // Each proxy writes behind what it was told, so that from the right the first that is no
        // proxy is the last address which one of ours has seen.
        List<String> told =
                Collections.list(request.getHeaders(FORWARDED)).stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .toList();
        for (String one : told.reversed()) {
            Optional<InetAddress> address = read(one.strip());
            if (address.isEmpty() || !isTrusted(address.get())) {
                return address;
            }
        }
        return Optional.empty();
    }

    private boolean isTrusted(InetAddress address) {
        return isIn(trusted, address.getAddress());
    }

    private static boolean isIn(List<Cidr> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> read(List<String> ranges) {
        return ranges.stream().map(Cidr::parse).toList();
    }

    /** An address in digits, with or without its port; no name is ever looked up. */
    private static Optional<InetAddress> read(String text) {
        String bare =
                text.startsWith("[")
                        ? text.replaceFirst("^\\[([^\\]]*)](:[0-9]{1,5})?$", "$1")
                        : text.replaceFirst("^([0-9.]+):[0-9]{1,5}$", "$1");
        String address = bare.replaceFirst("%.*$", "");
        try {
            return address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                            || address.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")
                    ? Optional.of(InetAddress.getByName(address))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
