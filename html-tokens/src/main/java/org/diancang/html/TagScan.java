package org.diancang.html;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads one tag, noting where its attributes stand (HTML Standard §13.2.5.8, §13.2.5.32 to
 * §13.2.5.40). Places are counted from its bracket.
 */
final class TagScan {
    /** Places that are kept of each attribute. */
    private static final int PLACES = 4;

    private int[] places = new int[PLACES * 16];
    private int attributes;
    private String name = "";

    String name() {
        return name;
    }

    int attributes() {
        return attributes;
    }

    int nameStart(int attribute) {
        return places[attribute * PLACES];
    }

    int nameEnd(int attribute) {
        return places[attribute * PLACES + 1];
    }

    /** 0 where there is no value. */
    int valueStart(int attribute) {
        return places[attribute * PLACES + 2];
    }

    int valueEnd(int attribute) {
        return places[attribute * PLACES + 3];
    }

    String attributeName(byte[] bytes, int start, int attribute) {
        return Names.of(bytes, start + nameStart(attribute), start + nameEnd(attribute));
    }

    boolean isNamed(byte[] bytes, int start, int attribute, String wanted) {
        return Letters.equal(
                bytes, start + nameStart(attribute), start + nameEnd(attribute), wanted);
    }

    /**
     * Reads a tag.
     *
     * @param start index of its bracket
     * @param nameAt where its name begins, from there
     * @return its length; -1 if it doesn't end
     */
    int scan(byte[] bytes, int start, int nameAt, int to) {
        attributes = 0;
        int at = start + nameAt;
        while (at < to && !endsName(bytes[at])) {
            at++;
        }
        int nameEnd = at;
        while (at < to) {
            byte c = bytes[at];
            if (c == '>') {
                name = Names.of(bytes, start + nameAt, nameEnd);
                return at + 1 - start;
            }
            if (Letters.isSpace(c) || c == '/') {
                at++;
            } else {
                at = attribute(bytes, start, at, to);
            }
        }
        return -1;
    }

    private int attribute(byte[] bytes, int start, int from, int to) {
        // An equals sign that stands first belongs to the name.
        int at = from + 1;
        while (at < to && bytes[at] != '=' && !endsName(bytes[at])) {
            at++;
        }
        int nameEnd = at;
        while (at < to && Letters.isSpace(bytes[at])) {
            at++;
        }
        if (at >= to || bytes[at] != '=') {
            add(from - start, nameEnd - start, 0, 0);
            return at;
        }
        at++;
        while (at < to && Letters.isSpace(bytes[at])) {
            at++;
        }
        if (at >= to || bytes[at] == '>') {
            add(from - start, nameEnd - start, 0, 0);
            return at;
        }
        byte quote = bytes[at];
        boolean quoted = quote == '"' || quote == '\'';
        int valueStart = quoted ? at + 1 : at;
        int valueEnd = quoted ? quoted(bytes, valueStart, to, quote) : bare(bytes, at, to);
        add(from - start, nameEnd - start, valueStart - start, valueEnd - start);
        return quoted ? valueEnd + 1 : valueEnd;
    }

    private static int quoted(byte[] bytes, int from, int to, byte quote) {
        int at = from;
        while (at < to && bytes[at] != quote) {
            at++;
        }
        return at;
    }

    private static int bare(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '>' && !Letters.isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int at = attributes * PLACES;
        if (at == places.length) {
            places = Arrays.copyOf(places, at * 2);
        }
        places[at] = nameStart;
        places[at + 1] = nameEnd;
        places[at + 2] = valueStart;
        places[at + 3] = valueEnd;
        attributes++;
    }

    private static boolean endsName(byte c) {
        return c == '>' || c == '/' || Letters.isSpace(c);
    }

    /** Names in small letters, those that most pages have without a new string for each. */
    private static final class Names {
        private static final int SLOTS = 1 << 11;
        private static final int LONGEST = 24;
        private static final String[] KNOWN = new String[SLOTS];

        static {
            String words =
                    """
                    a abbr address area article aside audio b base blockquote body br button canvas \
                    caption center cite code col colgroup dd del details dfn dir div dl dt em embed \
                    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head \
                    header hr html i iframe img input ins kbd label legend li link main map marquee \
                    menu meta nav nobr noframes noscript object ol optgroup option p param path \
                    picture plaintext pre q s samp script section select slot small source span \
                    strike strong style sub summary sup svg table tbody td template textarea tfoot th \
                    thead time title tr track tt u ul var video wbr xmp action align alt \
                    autocomplete background bgcolor border cellpadding cellspacing charset class \
                    color colspan content crossorigin data datetime height href hreflang hspace \
                    http-equiv id integrity itemprop itemscope itemtype lang language media method \
                    name nowrap onclick onerror onload onmouseout onmouseover poster property rel \
                    role rowspan size sizes src srcset tabindex target text type typeof valign value \
                    viewbox vspace width xlink:href xmlns d fill data-src data-original\
                    """;
            for (String word : words.split("\\s+", -1)) {
                byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
                int slot = hash(bytes, 0, bytes.length);
                while (KNOWN[slot] != null) {
                    slot = (slot + 1) & (SLOTS - 1);
                }
                KNOWN[slot] = word;
            }
        }

        static String of(byte[] bytes, int from, int to) {
            if (to - from <= LONGEST) {
                int slot = hash(bytes, from, to);
                for (String known = KNOWN[slot]; known != null; known = KNOWN[slot]) {
                    if (Letters.equal(bytes, from, to, known)) {
                        return known;
                    }
                    slot = (slot + 1) & (SLOTS - 1);
                }
            }
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT);
        }

        private static int hash(byte[] bytes, int from, int to) {
            int hash = to - from;
            for (int i = from; i < to; i++) {
                hash = hash * 31 + (bytes[i] | 0x20);
            }
            return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SLOTS - 1);
        }
    }
}
