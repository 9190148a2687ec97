package org.diancang.replay.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.UrlCharacters;

/**
 * Resolves references as browsers do (URL Standard), leniently and for http and https only: the
 * strict parsers of the Java library refuse much of what stands in real pages.
 */
final class UrlReference {
    private static final Pattern SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern ABSOLUTE =
            Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

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
        Matcher b = ABSOLUTE.matcher(base);
        if (!b.matches()) {
            return Optional.empty();
        }
        Matcher s = SCHEME.matcher(ref);
        if (s.matches()) {
            String scheme = s.group(1).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return Optional.empty();
            }
            if (s.group(2).startsWith("/") || !scheme.equals(b.group(1))) {
                return absolute(scheme + "://" + s.group(2).replaceFirst("^/+", ""), charset);
            }
            ref = s.group(2);
        }
        String origin = b.group(1) + "://" + b.group(2);
        String path = b.group(3).isEmpty() ? "/" : b.group(3);
        if (ref.startsWith("//")) {
            return absolute(b.group(1) + "://" + ref.replaceFirst("^/+", ""), charset);
        }
        if (ref.startsWith("/")) {
            return absolute(origin + ref, charset);
        }
        if (ref.startsWith("?")) {
            return absolute(origin + path + ref, charset);
        }
        return absolute(origin + path.substring(0, path.lastIndexOf('/') + 1) + ref, charset);
    }

    private static Optional<String> absolute(String url, Charset charset) {
        Matcher m = ABSOLUTE.matcher(url);
        if (!m.matches() || m.group(2).isEmpty()) {
            return Optional.empty();
        }
        String host = UrlCharacters.escape(m.group(2), StandardCharsets.UTF_8);
        String path = removeDots(UrlCharacters.escape(m.group(3), StandardCharsets.UTF_8));
        String query =
                m.group(4) == null ? "" : UrlCharacters.escape(m.group(4), queryCharset(charset));
        String fragment =
                m.group(5) == null ? "" : UrlCharacters.escape(m.group(5), StandardCharsets.UTF_8);
        return Optional.of(m.group(1) + "://" + host + path + query + fragment);
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
        StringBuilder out = new StringBuilder(end - start);
        boolean path = true;
        for (int i = start; i < end; i++) {
            char c = reference.charAt(i);
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
