package org.diancang.replay.rewrite;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.diancang.html.HtmlTokenizer;

/**
 * Copies a tag with some of its attributes changed, from the first to the last; all else stays as
 * it stands.
 */
final class TagCopy {
    private static final byte[] DISABLED = "data-dc-".getBytes(StandardCharsets.US_ASCII);

    private final HtmlTokenizer tag;
    private final PageOutput out;
    private int copied;

    TagCopy(HtmlTokenizer tag, PageOutput out) {
        this.tag = tag;
        this.out = out;
    }

    /** Begins the tag that was read last. */
    void begin() {
        copied = tag.start();
    }

    /** Copies what is left of the tag. */
    void end() throws IOException {
        copyTo(tag.end());
    }

    HtmlTokenizer tag() {
        return tag;
    }

    AttributeRole role(int attribute) {
        return AttributeRole.of(tag.bytes(), tag.nameStart(attribute), tag.nameEnd(attribute));
    }

    /** Value with its references resolved, empty for an attribute without. */
    String value(int attribute, Charset charset) {
        return tag.hasValue(attribute) ? PageText.unescape(decoded(attribute, charset), true) : "";
    }

    /** Value as it is written. */
    String decoded(int attribute, Charset charset) {
        return PageText.decode(
                tag.bytes(), tag.valueStart(attribute), tag.valueEnd(attribute), charset);
    }

    /** Value of the first attribute of that name, trimmed and in lower case. */
    Optional<String> keyword(String name) {
        return keyword(tag, name);
    }

    static Optional<String> keyword(HtmlTokenizer tag, String name) {
        int attribute = tag.attribute(name);
        if (attribute < 0) {
            return Optional.empty();
        }
        if (!tag.hasValue(attribute)) {
            return Optional.of("");
        }
        String written =
                PageText.decode(
                        tag.bytes(),
                        tag.valueStart(attribute),
                        tag.valueEnd(attribute),
                        StandardCharsets.ISO_8859_1);
        return Optional.of(PageText.unescape(written, true).strip().toLowerCase(Locale.ROOT));
    }

    /** Whether one of some characters stands in a value, or what may mean it. */
    boolean mayHold(int attribute, String characters) {
        byte[] bytes = tag.bytes();
        int to = tag.valueEnd(attribute);
        for (int at = tag.valueStart(attribute); at < to; at++) {
            if (bytes[at] == '&' || (bytes[at] > 0 && characters.indexOf(bytes[at]) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether there is a value, and one that XML allows (XML 1.0 §2.3): with an angle bracket the
     * document ends there in an error for whoever reads it, and what is left of it is to stay.
     */
    boolean isWellFormed(int attribute) {
        if (!tag.hasValue(attribute)) {
            return false;
        }
        byte[] bytes = tag.bytes();
        for (int at = tag.valueStart(attribute); at < tag.valueEnd(attribute); at++) {
            if (bytes[at] == '<') {
                return false;
            }
        }
        return true;
    }

    /** Character that encloses the value, 0 where none does. */
    char quote(int attribute) {
        byte before = tag.bytes()[tag.valueStart(attribute) - 1];
        return before == '"' || before == '\'' ? (char) before : 0;
    }

    /** Makes browsers ignore an attribute, leaving its text for those who look. */
    void disable(int attribute) throws IOException {
        copyTo(tag.nameStart(attribute));
        out.write(DISABLED);
    }

    /** Writes another value, bytes that travel as one char each. */
    void replace(int attribute, String value) throws IOException {
        copyTo(tag.valueStart(attribute));
        out.write(value);
        copied = tag.valueEnd(attribute);
    }

    /** Writes what stands before a plain reference in the archive; false if it is none. */
    boolean putBefore(int attribute, PlainReferences plain, org.diancang.replay.address.Modifier m)
            throws IOException {
        int start = tag.valueStart(attribute);
        if (!plain.isPlain(tag.bytes(), start, tag.valueEnd(attribute))) {
            return false;
        }
        copyTo(start);
        copied = plain.write(tag.bytes(), start, tag.valueEnd(attribute), m, out);
        return true;
    }

    private void copyTo(int index) throws IOException {
        out.write(tag.bytes(), copied, index);
        copied = index;
    }
}
