package org.diancang.samplesite;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One page as it is written here: lines {@code name: value}, an empty line, then HTML in UTF-8.
 *
 * <p>Names: {@code path} (with a query, where the page has one), {@code title}, {@code charset} (of
 * the bytes served), {@code declared} (what the page claims, where that is another), {@code
 * declaredIn} ({@code meta}, {@code header}, {@code both} or {@code none}), {@code layout} ({@code
 * none}: the HTML is the whole page), {@code meta.X} (a meta element named X).
 *
 * @param fields by name, in order
 * @param html what follows
 */
record PageSource(Map<String, String> fields, String html) {

    static PageSource parse(String text) {
        int end = text.indexOf("\n\n");
        Map<String, String> fields = new LinkedHashMap<>();
        text.substring(0, end)
                .lines()
                .forEach(
                        line -> {
                            int colon = line.indexOf(':');
                            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
                        });
        return new PageSource(Map.copyOf(fields), text.substring(end + 2));
    }

    String path() {
        return field("path", "");
    }

    String title() {
        return field("title", "");
    }

    private String field(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    private boolean isDeclaredIn(String place) {
        String declaredIn = field("declaredIn", "both");
        return declaredIn.equals(place) || declaredIn.equals("both");
    }

    private String declared() {
        return field("declared", field("charset", "utf-8"));
    }

    /** The page as served, in its charset. */
    Answer render(String layout, Origins origins) {
        String charsetMeta =
                isDeclaredIn("meta")
                        ? "<meta http-equiv=\"Content-Type\" content=\"text/html; charset="
                                + declared()
                                + "\">"
                        : "";
        String page =
                field("layout", "").equals("none")
                        ? html
                        : layout.replace("{{body}}", html)
                                .replace("{{title}}", title())
                                .replace("{{meta}}", metaElements());
        byte[] body = encoded(origins.fill(page.replace("{{charset}}", charsetMeta)));
        return Answer.ok(
                isDeclaredIn("header") ? "text/html; charset=" + declared() : "text/html", body);
    }

    /** Refuses what the charset can't say, rather than to serve question marks. */
    private byte[] encoded(String page) {
        try {
            ByteBuffer bytes =
                    Charset.forName(field("charset", "utf-8"))
                            .newEncoder()
                            .encode(CharBuffer.wrap(page));
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(
                    path() + " has characters that " + field("charset", "utf-8") + " lacks", e);
        }
    }

    private String metaElements() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith("meta."))
                .sorted(Map.Entry.comparingByKey())
                .map(
                        field ->
                                "<meta name=\""
                                        + field.getKey().substring("meta.".length())
                                        + "\" content=\""
                                        + field.getValue()
                                        + "\">")
                .collect(Collectors.joining("\n"));
    }
}
