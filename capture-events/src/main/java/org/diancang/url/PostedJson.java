package org.diancang.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bodies of JSON as a query: each value under the name that stands nearest to it, whatever it is
 * nested in; a name that comes again is numbered ({@code a=1&a.2_=2}).
 */
final class PostedJson {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private boolean unsayable;

    private PostedJson() {}

    /**
     * The values in the form of a query; empty if it is no JSON.
     *
     * @param more whether the body goes on after what was read
     */
    static Optional<String> text(byte[] body, boolean more) {
        PostedJson json = new PostedJson();
        Optional<JsonTree.Node> root =
                PostedForm.decoded(body, charset(body), more)
                        .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text)
                        .flatMap(text -> JsonTree.of(text, more));
        root.ifPresent(node -> json.flatten(node, ""));
        return root.isEmpty() || json.unsayable ? Optional.empty() : Optional.of(json.query());
    }

    private void flatten(JsonTree.Node node, String name) {
        switch (node) {
            case JsonTree.Members(Map<String, JsonTree.Node> nodes) ->
                    nodes.forEach((nearer, inner) -> flatten(inner, nearer));
            case JsonTree.Items(var nodes) -> nodes.forEach(inner -> flatten(inner, name));
            case JsonTree.Leaf(Optional<String> text) -> {
                if (!name.isEmpty()) {
                    unsayable |= text.isEmpty() || isTorn(name) || isTorn(text.get());
                    fields.put(numbered(name), text.orElse(""));
                }
            }
        }
    }

    private String numbered(String name) {
        return fields.containsKey(name)
                ? name + "." + times.merge(name, 2, (n, two) -> n + 1) + "_"
                : name;
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (query.length() >= PostedRequest.LONGEST_QUERY) {
                break;
            }
            PostedForm.append(
                    query,
                    field.getKey().getBytes(StandardCharsets.UTF_8),
                    field.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    /** Whether it holds half a surrogate pair, which no encoding has. */
    private static boolean isTorn(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }

    /** Told by byte order mark, else by where the first characters have zero bytes. */
    private static Charset charset(byte[] body) {
        int first = octet(body, 0);
        int second = octet(body, 1);
        int third = octet(body, 2);
        int fourth = octet(body, 3);
        if (first == 0xfe && second == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xff && second == 0xfe) {
            return third == 0 && fourth == 0
                    ? StandardCharsets.UTF_32LE
                    : StandardCharsets.UTF_16LE;
        }
        if (first == 0 && second == 0) {
            return StandardCharsets.UTF_32BE;
        }
        if (body.length < 4 && body.length != 2) {
            return StandardCharsets.UTF_8;
        }
        if (first == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (second == 0) {
            boolean wide = body.length >= 4 && third == 0 && fourth == 0;
            return wide ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int octet(byte[] body, int index) {
        return index < body.length ? body[index] & 0xff : -1;
    }
}
