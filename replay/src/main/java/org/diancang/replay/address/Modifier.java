package org.diancang.replay.address;

import java.util.Map;
import java.util.Optional;

/** What a memento is asked for; stands behind the timestamp of a content address. */
public enum Modifier {
    /** The memento itself (RFC 7089 §2.2), rewritten. */
    NONE(""),
    /** Bytes as recorded. */
    RAW("id_"),
    /** Page in a frame. */
    FRAME("if_"),
    /** Image, font or other media. */
    IMAGE("im_"),
    /** Script. */
    SCRIPT("js_"),
    /** Style sheet. */
    STYLE("cs_"),
    /** Page in a frame of a frameset. */
    FRAME_OF_SET("fr_"),
    /** Text of a page, without markup. */
    TEXT("tx_"),
    /** Picture of a page as a browser shows it. */
    SCREENSHOT("sc_"),
    /** Where the memento comes from, as JSON. */
    PROVENANCE("pv_"),
    /** The WARC record as it lies in its file. */
    RECORD("wr_");

    /** What other replay tools write for the same, so that their links work. */
    private static final Map<String, Modifier> OF_OTHERS = Map.of("mp_", NONE, "oe_", FRAME);

    private final String text;

    Modifier(String text) {
        this.text = text;
    }

    /** As written in the address. */
    public String text() {
        return text;
    }

    /** Whether what is asked for is a page that a reader sees. */
    public boolean isPage() {
        return this == NONE || this == FRAME || this == FRAME_OF_SET;
    }

    /** Reads the form of {@link #text()}. */
    public static Optional<Modifier> parse(String text) {
        for (Modifier modifier : values()) {
            if (modifier.text.equals(text)) {
                return Optional.of(modifier);
            }
        }
        return Optional.ofNullable(OF_OTHERS.get(text));
    }
}
