package org.diancang.indexer.cdx.pywb;

import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/**
 * How the URL of a memento is made: text in which {@code {url}} and {@code {timestamp}} stand for
 * those of a line, and a brace that is meant as such is doubled.
 *
 * @param parts text, and between each two of them a name
 */
record MementoForm(List<String> parts) {
    private static final String NAME = "memento_format";
    private static final String URL = "url";
    private static final String TIMESTAMP = "timestamp";

    MementoForm {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a form.
     *
     * @throws InvalidCdxQueryException if it has other names, or a brace alone
     */
    static MementoForm parse(String form) {
        List<String> parts = new ArrayList<>();
        var text = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c != '{' && c != '}') {
                text.append(c);
            } else if (i + 1 < form.length() && form.charAt(i + 1) == c) {
                text.append(c);
                i++;
            } else {
                int end = form.indexOf('}', i);
                String name = c == '{' && end > 0 ? form.substring(i + 1, end) : "";
                if (!name.equals(URL) && !name.equals(TIMESTAMP)) {
                    throw refusal();
                }
                parts.add(text.toString());
                parts.add(name);
                text.setLength(0);
                i = end;
            }
        }
        parts.add(text.toString());
        return new MementoForm(parts);
    }

    private static InvalidCdxQueryException refusal() {
        return new InvalidCdxQueryException(
                NAME,
                NAME
                        + " knows {url} and {timestamp} only; a brace that is meant as such is"
                        + " doubled.");
    }

    /** The URL of a memento. */
    String of(String url, String timestamp) {
        var memento = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            memento.append(i % 2 == 0 ? part : part.equals(URL) ? url : timestamp);
        }
        return memento.toString();
    }
}
