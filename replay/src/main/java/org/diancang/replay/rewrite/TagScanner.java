package org.diancang.replay.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one tag character by character (HTML Standard §13.2.5.6 to §13.2.5.40), noting where its
 * attributes stand.
 */
final class TagScanner {
    private enum State {
        NAME,
        BEFORE_ATTRIBUTE,
        ATTRIBUTE,
        AFTER_ATTRIBUTE,
        BEFORE_VALUE,
        QUOTED,
        UNQUOTED
    }

    private final StringBuilder text = new StringBuilder(128);
    private final List<Tag.Attribute> attributes = new ArrayList<>();
    private State state = State.NAME;
    private String name = "";
    private char quote;
    private int nameStart;
    private int nameEnd;
    private int valueStart;

    /** Takes the next character, beginning with the angle bracket; true when the tag is whole. */
    boolean take(char c) {
        int at = text.length();
        text.append(c);
        if (at == 0) {
            return false;
        }
        switch (state) {
            case NAME -> {
                if (isSpace(c) || c == '>' || (c == '/' && at > 1)) {
                    name = text.substring(1, at).toLowerCase(Locale.ROOT);
                    state = State.BEFORE_ATTRIBUTE;
                }
            }
            case BEFORE_ATTRIBUTE -> {
                if (!isSpace(c) && c != '/' && c != '>') {
                    nameStart = at;
                    state = State.ATTRIBUTE;
                }
            }
            case ATTRIBUTE -> {
                if (isSpace(c) || c == '/' || c == '>') {
                    nameEnd = at;
                    state = State.AFTER_ATTRIBUTE;
                    if (c != ' ' && !isSpace(c)) {
                        withoutValue();
                    }
                } else if (c == '=') {
                    nameEnd = at;
                    state = State.BEFORE_VALUE;
                }
            }
            case AFTER_ATTRIBUTE -> {
                if (c == '=') {
                    state = State.BEFORE_VALUE;
                } else if (!isSpace(c)) {
                    withoutValue();
                    if (c != '/' && c != '>') {
                        nameStart = at;
                        state = State.ATTRIBUTE;
                    }
                }
            }
            case BEFORE_VALUE -> {
                if (c == '"' || c == '\'') {
                    quote = c;
                    valueStart = at + 1;
                    state = State.QUOTED;
                } else if (c == '>') {
                    withoutValue();
                } else if (!isSpace(c)) {
                    valueStart = at;
                    state = State.UNQUOTED;
                }
            }
            case QUOTED -> {
                if (c == quote) {
                    withValue(at);
                    return false;
                }
            }
            case UNQUOTED -> {
                if (isSpace(c) || c == '>') {
                    withValue(at);
                }
            }
        }
        return c == '>' && state == State.BEFORE_ATTRIBUTE;
    }

    private void withoutValue() {
        add(-1, -1);
    }

    private void withValue(int end) {
        add(valueStart, end);
    }

    private void add(int start, int end) {
        attributes.add(
                new Tag.Attribute(
                        text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT),
                        nameStart,
                        nameEnd,
                        start,
                        end));
        state = State.BEFORE_ATTRIBUTE;
    }

    int length() {
        return text.length();
    }

    /** What has been taken, for a tag that never ends. */
    String text() {
        return text.toString();
    }

    /** The whole tag. */
    Tag tag() {
        return new Tag(text.toString(), name, attributes);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
