package org.diancang.replay.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.diancang.address.Cidr;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is in which reading room, and whom a reader may ask about what is withheld; keys {@code
 * diancang.access.*}.
 *
 * @param groups networks by the name of the group that their readers belong to, such as {@code
 *     reading-room}: addresses or ranges in CIDR notation
 * @param trustedProxies addresses or ranges of the proxies whose {@code X-Forwarded-For} is
 *     believed
 * @param contact where a reader may ask about what is withheld: a mail address, telephone or
 *     anything that one reads; empty: the pages name none
 * @param blockedBy address of who withholds, for {@code Link rel="blocked-by"} (RFC 7725 §4)
 */
@ConfigurationProperties("diancang.access")
public record AccessSettings(
        @DefaultValue Map<String, List<String>> groups,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("") String contact,
        @Nullable URI blockedBy) {
    private static final String GROUP = "[\\p{Alnum}][\\p{Alnum}._-]{0,99}";

    public AccessSettings {
        groups = Map.copyOf(groups);
        trustedProxies = List.copyOf(trustedProxies);
        contact = contact.strip();
        groups.forEach(
                (name, ranges) -> {
                    if (!name.matches(GROUP)) {
                        throw new IllegalArgumentException(
                                "diancang.access.groups: '"
                                        + name
                                        + "' is no name of a group: 1 to 100 letters, digits, '.',"
                                        + " '_' and '-'");
                    }
                    check("diancang.access.groups." + name, ranges);
                });
        check("diancang.access.trusted-proxies", trustedProxies);
        if (blockedBy != null && !blockedBy.toASCIIString().matches("https?://[^\\s<>\"]+")) {
            throw new IllegalArgumentException(
                    "diancang.access.blocked-by must be an http or https address: " + blockedBy);
        }
    }

    private static void check(String key, List<String> ranges) {
        for (String range : ranges) {
            try {
                Cidr.parse(range);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
            }
        }
    }
}
