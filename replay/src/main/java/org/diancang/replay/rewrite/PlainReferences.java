package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.Modifier;

/**
 * Archive addresses of the references that most links have: ASCII without anything to decode,
 * resolve or escape, so that their bytes stay and only something is put before them. {@link
 * ArchiveLinks} gives the same answers, and those for all others.
 */
final class PlainReferences {
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (char c : "-_.~/?=%#,;:@!$*+".toCharArray()) {
            PLAIN[c] = true;
        }
        for (int c = 0; c < 128; c++) {
            PLAIN[c] |= Character.isLetterOrDigit(c);
        }
    }

    private static final byte[] AMPERSAND = "&amp;".getBytes(US_ASCII);
    private static final byte[] HTTP = "http://".getBytes(US_ASCII);
    private static final byte[] HTTPS = "https://".getBytes(US_ASCII);

    private final byte[][] wholes = new byte[Modifier.values().length][];
    private final byte[] scheme;
    private final byte[] root;
    private final byte[] folder;
    private final boolean usable;

    PlainReferences(ArchiveLinks links) {
        for (Modifier modifier : Modifier.values()) {
            wholes[modifier.ordinal()] =
                    (links.prefix() + "/" + links.timestamp().digits() + modifier.text() + "/")
                            .getBytes(US_ASCII);
        }
        Optional<String> atRoot = links.resolve("/x");
        Optional<String> beside = links.resolve("x");
        usable =
                atRoot.isPresent()
                        && beside.isPresent()
                        && isPlain(beside.get())
                        && isPlain(links.prefix());
        String rooted = atRoot.orElse("://x");
        scheme = rooted.substring(0, rooted.indexOf(':') + 1).getBytes(US_ASCII);
        root = withoutEnd(rooted, 2).getBytes(US_ASCII);
        folder = withoutEnd(beside.orElse("x"), 1).getBytes(US_ASCII);
    }

    private static String withoutEnd(String text, int count) {
        return text.substring(0, text.length() - count);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128 && PLAIN[c]);
    }

    /** Whether a reference is one of these. */
    boolean isPlain(byte[] bytes, int from, int to) {
        return usable
                && from < to
                && hasPlainBytes(bytes, from, to)
                && (bytes[from] == '/'
                        ? from + 1 == to || bytes[from + 1] != '/' || hasHost(bytes, from + 2, to)
                        : isWhole(bytes, from, to)
                                ? hasHost(bytes, from + (bytes[from + 4] == 's' ? 8 : 7), to)
                                : isRelative(bytes, from, to));
    }

    /**
     * Writes what stands before a plain reference in the archive.
     *
     * @return index of the first byte of the reference that is to follow
     */
    int write(byte[] bytes, int from, int to, Modifier modifier, PageOutput out)
            throws IOException {
        out.write(wholes[modifier.ordinal()]);
        if (bytes[from] == '/') {
            out.write(from + 1 < to && bytes[from + 1] == '/' ? scheme : root);
        } else if (!isWhole(bytes, from, to)) {
            out.write(folder);
            return bytes[from] == '.' ? from + 2 : from;
        }
        return from;
    }

    private static boolean isWhole(byte[] bytes, int from, int to) {
        return startsWith(bytes, from, to, HTTP) || startsWith(bytes, from, to, HTTPS);
    }

    /** Nothing to decode or escape, and no step up or down that a browser would take out. */
    private static boolean hasPlainBytes(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (c < 0 || !PLAIN[c]) {
                if (c != '&' || !startsWith(bytes, at, to, AMPERSAND)) {
                    return false;
                }
            } else if (c == '.' && at > from && bytes[at - 1] == '/') {
                return false;
            }
        }
        return true;
    }

    /** Whether a host stands here, and a path behind it. */
    private static boolean hasHost(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (c == '/') {
                return at > from;
            }
            if (c == '?' || c == '#' || c == '&') {
                return false;
            }
        }
        return false;
    }

    /** Whether a path begins here, rather than a scheme, a query or a fragment. */
    private static boolean isRelative(byte[] bytes, int from, int to) {
        boolean dotted = to - from > 2 && bytes[from] == '.' && bytes[from + 1] == '/';
        int start = dotted ? from + 2 : from;
        if (!isLetterOrDigit(bytes[start])) {
            return false;
        }
        for (int at = start; at < to; at++) {
            byte c = bytes[at];
            if (c == '/' || c == '?' || c == '#') {
                return true;
            }
            if (c == ':') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(byte c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] beginning) {
        if (to - from < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[from + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
