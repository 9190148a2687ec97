package org.diancang.replay.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The tokens of a script (ECMA-262 §12), as far as they are needed to tell code from strings,
 * comments, templates and regular expressions. Never fails: where a script is malformed, tokens may
 * be wrong, and reading goes on behind them. Takes time in proportion to the script.
 */
final class ScriptTokens {
    /** What a token is. */
    enum Kind {
        WORD,
        STRING,
        PUNCTUATION,
        /** Number, regular expression, or piece of a template. */
        OTHER,
        END
    }

    /** Words after which a slash begins a regular expression. */
    private static final Set<String> BEFORE_EXPRESSION =
            Set.of(
                    "return",
                    "typeof",
                    "case",
                    "delete",
                    "do",
                    "else",
                    "in",
                    "instanceof",
                    "new",
                    "of",
                    "throw",
                    "void",
                    "yield",
                    "await",
                    "default",
                    "extends",
                    "break",
                    "continue");

    private static final Set<String> BEFORE_BLOCK = Set.of("else", "do", "try", "finally");
    private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");

    /** What an open bracket was opened for. */
    private enum Bracket {
        CONDITION,
        BLOCK,
        TEMPLATE,
        OTHER
    }

    /** Deeper than this no script nests that a browser would run. */
    private static final int DEEPEST = 1 << 16;

    private final String text;
    private final Deque<Bracket> open = new ArrayDeque<>();
    private Kind kind = Kind.PUNCTUATION;
    private int start;
    private int end;
    private boolean expressionNext = true;
    private String lastWord = "";

    /** Last character of the token before, a semicolon before the first. */
    private char before = ';';

    /** Whether the token before ends in a single dot, so that a word is a property. */
    private boolean afterDot;

    private boolean afterOperand;

    private final RegularExpressions expressions;

    ScriptTokens(String text) {
        this.text = text;
        this.expressions = new RegularExpressions(text);
    }

    Kind kind() {
        return kind;
    }

    /** Place of the current token. */
    int start() {
        return start;
    }

    /** Place behind the current token. */
    int end() {
        return end;
    }

    /** Whether the current token is a punctuation mark or word. */
    boolean is(String token) {
        return kind != Kind.STRING
                && end - start == token.length()
                && text.startsWith(token, start);
    }

    /** Whether a value stands before the current token, so that a bracket goes on from it. */
    boolean isAfterOperand() {
        return afterOperand;
    }

    /** Brackets that are open, templates included. */
    int depth() {
        return open.size();
    }

    /** Goes on to the next token. */
    void next() {
        if (end > start) {
            before = text.charAt(end - 1);
            afterDot = is("?.") || (is(".") && !text.startsWith("..", Math.max(0, start - 1)));
        }
        afterOperand = !expressionNext;
        skipSpace();
        start = end;
        if (start >= text.length() || open.size() > DEEPEST) {
            kind = Kind.END;
            return;
        }
        char c = text.charAt(start);
        if (isWord(c)) {
            word();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '`') {
            end = start + 1;
            template();
        } else if (c == '/' && expressionNext && expressions.end(start) > start) {
            end = expressions.end(start);
            kind = Kind.OTHER;
            expressionNext = false;
        } else {
            punctuation(c);
        }
    }

    private void word() {
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        char first = text.charAt(start);
        String word = end - start <= 10 ? text.substring(start, end) : "";
        kind = first >= '0' && first <= '9' ? Kind.OTHER : Kind.WORD;
        expressionNext = !afterDot && BEFORE_EXPRESSION.contains(word);
        boolean each = word.equals("await") && lastWord.equals("for");
        lastWord = afterDot ? "" : each ? "for" : word;
    }

    /**
     * Whether the current word is the name of a property, {@code a.import} or {@code a?.import}.
     */
    boolean isProperty() {
        return kind == Kind.WORD && afterDot;
    }

    private void string(char quote) {
        end = start + 1;
        while (end < text.length()) {
            char c = text.charAt(end++);
            if (c == '\\') {
                end = Math.min(end + (text.startsWith("\r\n", end) ? 2 : 1), text.length());
            } else if (c == quote || c == '\n' || c == '\r') {
                break;
            }
        }
        kind = Kind.STRING;
        after(false);
    }

    /** From behind a backquote, or behind the bracket that closes a substitution. */
    private void template() {
        kind = Kind.OTHER;
        while (end < text.length()) {
            char c = text.charAt(end++);
            if (c == '\\') {
                end = Math.min(end + 1, text.length());
            } else if (c == '`') {
                after(false);
                return;
            } else if (c == '$' && end < text.length() && text.charAt(end) == '{') {
                end++;
                open.push(Bracket.TEMPLATE);
                after(true);
                return;
            }
        }
        after(false);
    }

    private void punctuation(char c) {
        end = start + 1;
        boolean block = BEFORE_BLOCK.contains(lastWord) || ");{}>".indexOf(before) >= 0;
        Kind previous = kind;
        kind = Kind.PUNCTUATION;
        switch (c) {
            case '(' -> {
                open.push(
                        BEFORE_CONDITION.contains(lastWord) && previous == Kind.WORD
                                ? Bracket.CONDITION
                                : Bracket.OTHER);
                after(true);
            }
            case '{' -> {
                open.push(block ? Bracket.BLOCK : Bracket.OTHER);
                after(true);
            }
            case '[' -> {
                open.push(Bracket.OTHER);
                after(true);
            }
            case ')', ']' -> after(pop() == Bracket.CONDITION);
            case '}' -> {
                Bracket closed = pop();
                if (closed == Bracket.TEMPLATE) {
                    template();
                } else {
                    after(closed == Bracket.BLOCK);
                }
            }
            default -> mark(c);
        }
    }

    /** {@code ++} and {@code --} behind a value leave it one; {@code ?.} goes on from it. */
    private void mark(char c) {
        char following = end < text.length() ? text.charAt(end) : ' ';
        boolean twice = (c == '+' || c == '-') && following == c;
        char third = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
        if (twice || (c == '?' && following == '.' && !(third >= '0' && third <= '9'))) {
            end++;
        }
        after(!(twice && afterOperand));
    }

    private Bracket pop() {
        return open.isEmpty() ? Bracket.OTHER : open.pop();
    }

    private void after(boolean expression) {
        expressionNext = expression;
        lastWord = "";
    }

    /** White space and comments. */
    private void skipSpace() {
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u2028' || c == '\u2029') {
                end++;
            } else if (text.startsWith("//", end)
                    || text.startsWith("<!--", end)
                    || (end == 0 && text.startsWith("#!"))) {
                while (end < text.length() && "\n\r\u2028\u2029".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
            } else if (text.startsWith("/*", end)) {
                int close = text.indexOf("*/", end + 2);
                end = close < 0 ? text.length() : close + 2;
            } else {
                break;
            }
        }
    }

    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c == '#'
                || (c > 0x7f && c != '\u00a0' && c != '\ufeff' && c != '\u2028' && c != '\u2029');
    }
}
