package org.diancang.replay.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A tag as it stands in the page, with the places of its attributes, so that one can be changed and
 * all else stays as it is.
 */
final class Tag {
    /** Where an attribute stands in the text of the tag; value places are -1 where it has none. */
    record Attribute(String name, int nameStart, int nameEnd, int valueStart, int valueEnd) {
        boolean hasValue() {
            return valueStart >= 0;
        }
    }

    private record Edit(int start, int end, String text) {}

    private final String text;
    private final String name;
    private final List<Attribute> attributes;
    private final List<Edit> edits = new ArrayList<>();
    private final Map<String, Optional<String>> keywords = new HashMap<>();

    Tag(String text, String name, List<Attribute> attributes) {
        this.text = text;
        this.name = name;
        this.attributes = attributes;
    }

    /** Lower-case name; of an end tag with its slash before. */
    String name() {
        return name;
    }

    boolean isEnd() {
        return name.startsWith("/");
    }

    boolean isSelfClosing() {
        return text.endsWith("/>");
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** Raw value of an attribute, empty for one without. */
    String value(Attribute attribute) {
        return attribute.hasValue()
                ? text.substring(attribute.valueStart(), attribute.valueEnd())
                : "";
    }

    /** Raw value of the first attribute of that name, trimmed and in lower case. */
    Optional<String> keyword(String attributeName) {
        // Looked for once: a tag may have a hundred thousand attributes, and each may ask.
        return keywords.computeIfAbsent(
                attributeName,
                wanted ->
                        attributes.stream()
                                .filter(a -> a.name().equals(wanted))
                                .findFirst()
                                .map(a -> value(a).strip().toLowerCase(Locale.ROOT)));
    }

    /** Character that encloses the value, 0 where none does. */
    char quote(Attribute attribute) {
        char before = text.charAt(attribute.valueStart() - 1);
        boolean closed =
                attribute.valueEnd() < text.length() && text.charAt(attribute.valueEnd()) == before;
        return closed && (before == '"' || before == '\'') ? before : 0;
    }

    void replaceValue(Attribute attribute, String value) {
        edits.add(new Edit(attribute.valueStart(), attribute.valueEnd(), value));
    }

    /** Makes browsers ignore an attribute, leaving its text for those who look. */
    void disable(Attribute attribute) {
        edits.add(new Edit(attribute.nameStart(), attribute.nameStart(), "data-dc-"));
    }

    /** The tag with its changes. */
    @Override
    public String toString() {
        if (edits.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        int copied = 0;
        edits.sort(java.util.Comparator.comparingInt(Edit::start));
        for (Edit edit : edits) {
            out.append(text, copied, edit.start()).append(edit.text());
            copied = edit.end();
        }
        return out.append(text, copied, text.length()).toString();
    }
}
