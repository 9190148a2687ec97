package org.diancang.replay.reader.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Collects the text that a reader of a page sees, a line or paragraph at a time. */
final class Passages implements NodeFilter {
    private static final Set<String> UNSEEN =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "iframe",
                    "object",
                    "svg",
                    "textarea");

    private final List<String> all = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean full;

    List<String> all() {
        return List.copyOf(all);
    }

    /** Whether there was more than is kept. */
    boolean full() {
        return full;
    }

    void read(Element body) {
        body.filter(this);
        end();
    }

    /** Adds a line of plain text. */
    void line(String text) {
        open.append(text);
        end();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            open.append(text.getWholeText());
        } else if (node instanceof Element element) {
            if (UNSEEN.contains(element.normalName())) {
                return FilterResult.SKIP_ENTIRELY;
            }
            edge(element);
        }
        return full ? FilterResult.STOP : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            edge(element);
        }
        return full ? FilterResult.STOP : FilterResult.CONTINUE;
    }

    private void edge(Element element) {
        if (element.isBlock() || element.normalName().equals("br")) {
            end();
        } else if (element.normalName().equals("a")) {
            // Links of a menu stand side by side without a space.
            open.append(' ');
        }
    }

    private void end() {
        String text = open.toString().replaceAll("[\\s\\u00a0\\u3000]+", " ").strip();
        open.setLength(0);
        for (int from = 0; from < text.length(); ) {
            if (all.size() == PageReading.MOST_PASSAGES) {
                full = true;
                return;
            }
            int to = Math.min(text.length(), from + PageReading.LONGEST_PASSAGE);
            to = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
            all.add(text.substring(from, to));
            from = to;
        }
    }
}
