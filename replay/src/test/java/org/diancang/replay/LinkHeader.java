package org.diancang.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code Link} headers and {@code application/link-format} by the grammars of RFC 8288 §3 and
 * RFC 6690 §2, character by character, and fails where they are broken. Written from the RFCs and
 * not from what our site writes.
 */
final class LinkHeader {
    /**
     * One link.
     *
     * @param target between the angle brackets
     * @param relations of its {@code rel}, lower case
     * @param parameters by name, lower case, without {@code rel}
     */
    record Link(String target, Set<String> relations, Map<String, String> parameters) {
        boolean is(String relation) {
            return relations.contains(relation);
        }
    }

    private final String text;
    private int at;

    private LinkHeader(String text) {
        this.text = text;
    }

    /** All links; header lines that were repeated are joined with commas before. */
    static List<Link> parse(String text) {
        LinkHeader in = new LinkHeader(text);
        List<Link> links = new ArrayList<>();
        in.space();
        while (in.at < text.length()) {
            links.add(in.link());
            in.space();
            if (in.at < text.length()) {
                in.expect(',');
                in.space();
            }
        }
        return links;
    }

    private Link link() {
        expect('<');
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw new AssertionError("no > after " + at);
        }
        String target = text.substring(at, end);
        if (!target.matches("[\\x21-\\x7e&&[^<>\"]]+")) {
            throw new AssertionError("no URI reference: " + target);
        }
        at = end + 1;
        Map<String, String> parameters = new HashMap<>();
        space();
        while (at < text.length() && text.charAt(at) == ';') {
            at++;
            space();
            String name = token().toLowerCase(Locale.ROOT);
            expect('=');
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
            // RFC 8288 §3.3: only the first rel counts.
            parameters.putIfAbsent(name, value);
            space();
        }
        String relation = parameters.remove("rel");
        if (relation == null) {
            throw new AssertionError("no rel for " + target);
        }
        return new Link(
                target,
                Set.of(relation.toLowerCase(Locale.ROOT).split(" ")),
                Map.copyOf(parameters));
    }

    private String token() {
        int start = at;
        while (at < text.length()
                && "!#$%&'*+-.^_`|~".indexOf(text.charAt(at))
                                + 1
                                + (Character.isLetterOrDigit(text.charAt(at)) ? 1 : 0)
                        > 0) {
            at++;
        }
        if (at == start) {
            throw new AssertionError("no token at " + at + ": " + rest());
        }
        return text.substring(start, at);
    }

    private String quoted() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            value.append(text.charAt(at++));
        }
        expect('"');
        return value.toString();
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw new AssertionError("no " + c + " at " + at + ": " + rest());
        }
        at++;
    }

    private String rest() {
        return text.substring(at, Math.min(text.length(), at + 60));
    }
}
