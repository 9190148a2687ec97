package org.diancang.url;

import crawlercommons.domains.EffectiveTldFinder;

/**
 * The registered domain of a host: its public suffix and one label more, by the ICANN section of
 * the public suffix list that crawler-commons brings. Another version of the list may put a host
 * into another partition, so it is only changed together with a rebuild of the index.
 */
public final class RegisteredDomain {
    /** A longer name is none (RFC 1035 §2.3.4), and is not looked up. */
    private static final int LONGEST_NAME = 253;

    static {
        // Here, since the library reads its list for each of those who ask first, side by side.
        EffectiveTldFinder.getInstance();
    }

    private RegisteredDomain() {}

    /** Has the list read, if it is not yet. */
    static void load() {
        of("example.com");
    }

    /** Registered domain of a host in ASCII; a bare suffix or unknown single label is its own. */
    public static String of(String host) {
        if (host.length() > LONGEST_NAME) {
            return lastTwoLabels(host);
        }
        EffectiveTldFinder.EffectiveTLD known;
        try {
            known = EffectiveTldFinder.getEffectiveTLD(host, true);
        } catch (RuntimeException e) {
            // What is no host name at all still has to go to some partition, always the same.
            return lastTwoLabels(host);
        }
        String suffix = known == null ? "" : known.getDomain();
        if (suffix.isEmpty() || !host.endsWith("." + suffix)) {
            return suffix.equals(host) ? host : lastTwoLabels(host);
        }
        return known.isException() ? suffix : withOneMoreLabel(host, suffix.length());
    }

    /** The list's default rule is {@code *}: an unknown top-level domain is a suffix. */
    private static String lastTwoLabels(String host) {
        int dot = host.lastIndexOf('.');
        return dot <= 0 ? host : withOneMoreLabel(host, host.length() - dot - 1);
    }

    private static String withOneMoreLabel(String host, int suffixLength) {
        int dotBeforeSuffix = host.length() - suffixLength - 1;
        return host.substring(host.lastIndexOf('.', dotBeforeSuffix - 1) + 1);
    }
}
