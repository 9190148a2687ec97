package org.diancang.orchestrator.credential;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An address as typed, of {@code http} or {@code https}, without user info: what stands before an
 * {@code @} looks like the server to who reads it in a hurry.
 *
 * @param origin scheme, host in ASCII and port, which is left out where it is the usual one
 * @param path path and query as typed; begins with a slash
 * @param hasFragment whether something stands behind a {@code #}
 */
record Address(String origin, String path, boolean hasFragment) {
    private static final int LARGEST_PORT = 65_535;

    /** Empty where it is none. */
    static Optional<Address> read(String text) {
        int host = text.indexOf("://") + 3;
        if (host < 3) {
            return Optional.empty();
        }
        int end = host;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        try {
            URI uri =
                    new URI(
                            text.substring(0, host)
                                    + IDN.toASCII(text.substring(host, end))
                                    + text.substring(end));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean fit =
                    (scheme.equals("http") || scheme.equals("https"))
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getPort() <= LARGEST_PORT
                            && uri.getPort() != 0;
            return fit ? Optional.of(of(uri, scheme)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Address of(URI uri, String scheme) {
        int usual = scheme.equals("http") ? 80 : 443;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Address(
                scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port,
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
                uri.getRawFragment() != null);
    }

    /** Whether it is scheme, host and port alone. */
    boolean isOrigin() {
        return path.equals("/") && !hasFragment;
    }

    /** The whole, without fragment. */
    String url() {
        return origin + path;
    }
}
