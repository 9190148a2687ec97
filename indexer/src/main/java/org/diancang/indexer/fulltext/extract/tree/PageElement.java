package org.diancang.indexer.fulltext.extract.tree;

import java.nio.charset.StandardCharsets;
import org.diancang.html.Letters;
import org.jspecify.annotations.Nullable;

/** An element of a page. For one thread. */
public final class PageElement extends PageNode {
    /** Places that are kept of each attribute: of its name and of its value, each from and to. */
    static final int PLACES = 4;

    static final int[] NO_ATTRIBUTES = {};

    private final ElementKind kind;
    private final byte[] page;
    private final int[] attributes;
    @Nullable PageNode first;
    private @Nullable PageNode last;

    PageElement(ElementKind kind, byte[] page, int[] attributes) {
        this.kind = kind;
        this.page = page;
        this.attributes = attributes;
    }

    /** Its name in small letters. */
    public String name() {
        return kind.name();
    }

    /** Whether lines break before and behind it. */
    public boolean isBlock() {
        return kind.isBlock();
    }

    /** Whether it is the heading of a section. */
    public boolean isHeading() {
        return kind.isHeading();
    }

    ElementKind kind() {
        return kind;
    }

    /** What is first in it. */
    public @Nullable PageNode firstChild() {
        return first;
    }

    /** Whether it has attributes. */
    public boolean hasAttributes() {
        return attributes.length > 0;
    }

    /**
     * Whether it has an attribute.
     *
     * @param attribute name in small letters
     */
    public boolean has(String attribute) {
        return find(attribute) >= 0;
    }

    /**
     * The value of an attribute, with its references resolved.
     *
     * @param attribute name in small letters
     * @return empty if there is none
     */
    public String value(String attribute) {
        int at = find(attribute);
        return at < 0 ? "" : text(attributes[at + 2], attributes[at + 3]);
    }

    /**
     * Whether the value of an attribute can be the address of another host, by how it begins: most
     * can't, and need not be read for that.
     *
     * @param attribute name in small letters
     */
    public boolean mayBeAbsolute(String attribute) {
        int at = find(attribute);
        if (at < 0 || attributes[at + 2] == attributes[at + 3]) {
            return false;
        }
        byte first = page[attributes[at + 2]];
        // White space before it counts for nothing, and a reference may stand for any character.
        return first <= ' ' || first == '/' || first == '&' || (first | 0x20) == 'h';
    }

    /** All text in it, single spaces where white space is or lines break. */
    public String text() {
        TextInOneLine text = new TextInOneLine();
        PageTree.walk(this, text);
        return text.toString();
    }

    /** The text that is not in other elements, with single spaces. */
    public String ownText() {
        TextInOneLine text = new TextInOneLine();
        for (PageNode at = first; at != null; at = at.next) {
            switch (at) {
                case PageText own -> text.append(own.text());
                case PageElement element -> {
                    if (element.isBlock() || element.name().equals("br")) {
                        text.space();
                    }
                }
            }
        }
        return text.toString();
    }

    /** The text of the elements in it. */
    public String textOfElements() {
        TextInOneLine text = new TextInOneLine();
        for (PageNode at = first; at != null; at = at.next) {
            if (at instanceof PageElement element) {
                text.space();
                PageTree.walk(element, text);
            }
        }
        return text.toString();
    }

    /** Content of a script of data as written; of others it is not kept. */
    public String data() {
        return first instanceof PageText script ? script.text() : "";
    }

    /** The first element in it of a name, if there is any. */
    public @Nullable PageElement descendant(String name) {
        PageNode at = first;
        while (at != null) {
            if (at instanceof PageElement element && element.name().equals(name)) {
                return element;
            }
            at = PageTree.following(at, this);
        }
        return null;
    }

    /** Whether there is more than one element in it. */
    public boolean hasSeveralElements() {
        int count = 0;
        for (PageNode at = first; at != null && count < 2; at = at.next) {
            count += at instanceof PageElement ? 1 : 0;
        }
        return count > 1;
    }

    void add(PageNode child) {
        child.parent = this;
        if (last == null) {
            first = child;
        } else {
            last.next = child;
        }
        last = child;
    }

    private String text(int from, int to) {
        return CharacterReferences.resolve(
                new String(page, from, to - from, StandardCharsets.UTF_8), /* inValue= */ true);
    }

    private int find(String wanted) {
        for (int i = 0; i < attributes.length; i += PLACES) {
            if (Letters.equal(page, attributes[i], attributes[i + 1], wanted)) {
                return i;
            }
        }
        return -1;
    }
}
