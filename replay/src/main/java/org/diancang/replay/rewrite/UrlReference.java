package org.diancang.replay.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.replay.address.UrlCharacters;

/**
 * Resolves references as browsers do (URL Standard), leniently and for http and https only: the
 * strict parsers of the Java library refuse much of what stands in real pages.
 */
final class UrlReference {
    private UrlReference() {}

    /**
     * The absolute URL that a reference means.
     *
     * @param base absolute http(s) URL
     * @param reference as written, white space and all
     * @param charset encoding of the page, in which browsers encode a query (URL Standard §4.2)
     * @return empty where it means no other resource: blank, a mere fragment, another scheme
     */
    static Optional<String> resolve(String base, String reference, Charset charset) {
        String ref = clean(reference);
        if (ref.isEmpty() || ref.startsWith("#")) {
            return Optional.empty();
        }
        String baseScheme = scheme(base);
        if (!baseScheme.equals(base.substring(0, baseScheme.length()))
                || !isHttp(baseScheme)
                || !base.startsWith("://", baseScheme.length())) {
            return Optional.empty();
        }
        String scheme = scheme(ref);
        if (!scheme.isEmpty()) {
            if (!isHttp(scheme)) {
                return Optional.empty();
            }
            String behind = ref.substring(scheme.length() + 1);
            if (behind.startsWith("/") || !scheme.equals(baseScheme)) {
                return absolute(scheme, withoutSlashes(behind), charset);
            }
            ref = behind;
        }
        if (ref.startsWith("//")) {
            return absolute(baseScheme, withoutSlashes(ref), charset);
        }
        String at = base.substring(baseScheme.length() + 3);
        int host = end(at, 0, "/?#");
        if (ref.startsWith("/")) {
            return absolute(baseScheme, at.substring(0, host) + ref, charset);
        }
        String path = host == end(at, host, "?#") ? "/" : at.substring(host, end(at, host, "?#"));
        String before = ref.startsWith("?") ? path : path.substring(0, path.lastIndexOf('/') + 1);
        return absolute(baseScheme, at.substring(0, host) + before + ref, charset);
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Scheme in small letters, empty where there is none. */
    private static String scheme(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            if (c == ':' && i > 0) {
                return url.substring(0, i).toLowerCase(Locale.ROOT);
            }
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
            if (!letter && !(other && i > 0)) {
                return "";
            }
        }
        return "";
    }

    private static String withoutSlashes(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return text.substring(start);
    }

    /** Index of the first of some characters, or of the end. */
    private static int end(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static Optional<String> absolute(String scheme, String rest, Charset charset) {
        int host = end(rest, 0, "/?#");
        if (host == 0) {
            return Optional.empty();
        }
        int path = end(rest, host, "?#");
        int query = end(rest, path, "#");
        return Optional.of(
                scheme
                        + "://"
                        + UrlCharacters.escape(rest.substring(0, host), StandardCharsets.UTF_8)
                        + removeDots(
                                UrlCharacters.escape(
                                        rest.substring(host, path), StandardCharsets.UTF_8))
                        + UrlCharacters.escape(rest.substring(path, query), queryCharset(charset))
                        + UrlCharacters.escape(rest.substring(query), StandardCharsets.UTF_8));
    }

    private static Charset queryCharset(Charset charset) {
        return charset.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : charset;
    }

    /** URL Standard §4.4: strip controls and spaces around, drop tabs and line ends inside. */
    private static String clean(String reference) {
        int start = 0;
        int end = reference.length();
        while (start < end && reference.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && reference.charAt(end - 1) <= ' ') {
            end--;
        }
        String text = reference.substring(start, end);
        if (end(text, 0, "\t\n\r\\") == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean path = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c == '#') {
                path = false;
            }
            if (c != '\t' && c != '\n' && c != '\r') {
                out.append(c == '\\' && path ? '/' : c);
            }
        }
        return out.toString();
    }

    /** RFC 3986 §5.2.4. */
    private static String removeDots(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        if (!path.contains("/.")) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {
                    if (last) {
                        kept.add("");
                    }
                }
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.removeLast();
                    }
                    if (last) {
                        kept.add("");
                    }
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }
}
