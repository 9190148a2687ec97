package org.diancang.indexer.cdx.pywb;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as Python writes it, a space after colon and comma and all of it ASCII, since filters of
 * this dialect may look at a line as a whole and see that text. An empty {@link Optional} is {@code
 * null}.
 */
final class AsciiJson {
    private AsciiJson() {}

    static String of(Map<String, ?> members) {
        var json = new StringBuilder(256);
        append(json, members);
        return json.toString();
    }

    /** The JSON of a list or of another object. */
    static String ofValue(Object value) {
        var json = new StringBuilder(64);
        appendValue(json, Optional.of(value));
        return json.toString();
    }

    private static void append(StringBuilder json, Map<?, ?> members) {
        json.append('{');
        String before = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.append(before);
            appendString(json, String.valueOf(member.getKey()));
            json.append(": ");
            appendValue(json, Optional.ofNullable((Object) member.getValue()));
            before = ", ";
        }
        json.append('}');
    }

    private static void appendValue(StringBuilder json, Optional<Object> value) {
        switch (value.orElse(null)) {
            case null -> json.append("null");
            case Optional<?> none -> appendValue(json, none.map(Object.class::cast));
            case Map<?, ?> members -> append(json, members);
            case Iterable<?> elements -> append(json, elements);
            case Double number -> json.append(PythonText.of(number));
            case Number number -> json.append(number);
            case Boolean truth -> json.append(truth);
            case Object scalar -> appendString(json, scalar.toString());
        }
    }

    private static void append(StringBuilder json, Iterable<?> elements) {
        json.append('[');
        for (Iterator<?> i = elements.iterator(); i.hasNext(); ) {
            appendValue(json, Optional.ofNullable((Object) i.next()));
            json.append(i.hasNext() ? ", " : "");
        }
        json.append(']');
    }

    private static void appendString(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        json.append(c);
                    } else {
                        json.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            json.append(Character.forDigit(c >> shift & 0xf, 16));
                        }
                    }
                }
            }
        }
        json.append('"');
    }
}
