package org.diancang.replay.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.diancang.html.Letters;

/** What an attribute is to the rewriter, by its name; most are nothing to it. */
enum AttributeRole {
    /** An address of whatever the tag is for. */
    ADDRESS(
            "href xlink:href src action formaction longdesc cite lowsrc dynsrc codebase profile"
                    + " icon"),
    /** An address of a picture. */
    PICTURE("background poster"),
    /** The address of an {@code object}. */
    DATA("data"),
    /** What must take no effect. The referrer tells the content site what a stray request means. */
    DISABLED("integrity ping manifest csp attributionsrc referrerpolicy"),
    IMAGES("srcset imagesrcset"),
    STYLE("style"),
    /** Attributes of SVG that may hold {@code url(…)} (SVG 2 §6.6). */
    PAINT("fill stroke filter mask clip-path marker-start marker-mid marker-end cursor"),
    TARGET("target formtarget"),
    PAGE("srcdoc"),
    /** The kind of a {@code script}. */
    TYPE("type"),
    /** That of a {@code param}. */
    VALUE("value"),
    /** A script that an event runs: all whose names begin so. */
    HANDLER(""),
    NONE("");

    private static final int SLOTS = 256;
    private static final AttributeRole[][] ROLES = new AttributeRole[SLOTS][0];
    private static final String[][] NAMES = new String[SLOTS][0];

    static {
        for (AttributeRole role : values()) {
            for (String name : role.names.split(" ", -1)) {
                if (!name.isEmpty()) {
                    add(name, role);
                }
            }
        }
    }

    private final String names;

    AttributeRole(String names) {
        this.names = names;
    }

    private static void add(String name, AttributeRole role) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        int slot = slot(bytes, 0, bytes.length);
        int count = ROLES[slot].length;
        ROLES[slot] = Arrays.copyOf(ROLES[slot], count + 1);
        NAMES[slot] = Arrays.copyOf(NAMES[slot], count + 1);
        ROLES[slot][count] = role;
        NAMES[slot][count] = name;
    }

    /** The role of a name in whatever case, without making it a string. */
    static AttributeRole of(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        String[] names = NAMES[slot];
        for (int i = 0; i < names.length; i++) {
            if (Letters.equal(bytes, from, to, names[i])) {
                return ROLES[slot][i];
            }
        }
        return isHandler(bytes, from, to) ? HANDLER : NONE;
    }

    private static boolean isHandler(byte[] bytes, int from, int to) {
        return to - from > 2 && (bytes[from] | 0x20) == 'o' && (bytes[from + 1] | 0x20) == 'n';
    }

    private static int slot(byte[] bytes, int from, int to) {
        int length = to - from;
        return (length * 37 + (bytes[from] | 0x20) * 7 + (bytes[to - 1] | 0x20) * 3) & (SLOTS - 1);
    }
}
