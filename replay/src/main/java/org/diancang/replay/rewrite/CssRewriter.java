package org.diancang.replay.rewrite;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.Modifier;

/**
 * Rewrites the addresses in a style sheet: {@code url(…)}, {@code @import} in both forms, strings
 * in {@code image-set(…)}. All else stays byte for byte, comments and other strings included.
 */
public final class CssRewriter {
    /**
     * Comment, import of a string, url() quoted or not, the head of image-set, or a string. A
     * string ends with the text at the latest; one that its line cuts, and a url() that is none,
     * are passed over as a whole (CSS Syntax §4.3.5, §4.3.14), so that no character is looked at
     * again for each quote before it.
     */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "/\\*.*?(?:\\*/|\\z)|@namespace\\b[^;{}]*"
                            + "|(?<import>@import(?:\\s|/\\*.*?\\*/)*+)(?<iq>[\"'])(?<is>(?:\\\\.|(?!\\k<iq>)[^\\\\\\n])*+)(?:\\k<iq>|\\z)"
                            + "|(?<url>(?<imp>@import(?:\\s|/\\*.*?\\*/)*+)?\\burl\\(\\s*)(?:(?<uq>[\"'])(?<us>(?:\\\\.|(?!\\k<uq>)[^\\\\\\n])*+)(?:\\k<uq>|\\z)"
                            + "|(?<ur>(?:\\\\(?:[0-9a-f]{1,6}\\s?|.)|[^\\s\"'()\\\\])++)(?:\\\\.|[^)\\\\])*+)"
                            + "|(?<set>image-set\\()"
                            + "|(?<sq>[\"'])(?<ss>(?:\\\\.|(?!\\k<sq>)[^\\\\\\n])*+)(?:\\k<sq>|\\z)"
                            + "|[\"'](?:\\\\.|[^\\\\\\n])*+"
                            + "|(?<open>\\()|(?<close>\\))",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(\\n)|(.))", Pattern.DOTALL);

    private final ArchiveLinks links;

    /** A rewriter for one style sheet or style attribute. */
    public CssRewriter(ArchiveLinks links) {
        this.links = links;
    }

    /** The style sheet with its addresses leading into the archive. */
    public String rewrite(String css) {
        Matcher m = TOKEN.matcher(css);
        StringBuilder out = new StringBuilder(css.length() + 256);
        int copied = 0;
        int depth = 0;
        int imageSet = -1;
        while (m.find()) {
            if (m.group("set") != null) {
                imageSet = imageSet < 0 ? depth : imageSet;
                depth++;
                continue;
            }
            if (m.group("open") != null) {
                depth++;
                continue;
            }
            if (m.group("close") != null) {
                depth = Math.max(0, depth - 1);
                imageSet = depth <= imageSet ? -1 : imageSet;
                continue;
            }
            String group = reference(m, imageSet >= 0);
            if (group.isEmpty()) {
                continue;
            }
            boolean style = m.group("import") != null || m.group("imp") != null;
            Optional<String> link =
                    links.link(unescape(m.group(group)), style ? Modifier.STYLE : Modifier.IMAGE);
            if (link.isPresent()) {
                out.append(css, copied, m.start(group)).append(escape(link.get()));
                copied = m.end(group);
            }
            if (m.group("url") != null) {
                depth++; // the closing parenthesis follows as a token of its own
            }
        }
        return copied == 0 ? css : out.append(css, copied, css.length()).toString();
    }

    private static String reference(Matcher m, boolean inImageSet) {
        for (String group : new String[] {"is", "us", "ur"}) {
            if (m.group(group) != null) {
                return group;
            }
        }
        return inImageSet && m.group("ss") != null && !isType(m) ? "ss" : "";
    }

    /** In image-set, {@code type("image/webp")} holds a media type. */
    private static boolean isType(Matcher m) {
        return m.group("ss").toLowerCase(Locale.ROOT).matches("[a-z]+/[a-z0-9.+-]+");
    }

    /** CSS Syntax §4.3.7. */
    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(
                        r -> {
                            if (r.group(1) != null) {
                                int code = Integer.parseInt(r.group(1), 16);
                                return Matcher.quoteReplacement(
                                        Character.isValidCodePoint(code) && code > 0
                                                ? Character.toString(code)
                                                : "\ufffd");
                            }
                            return r.group(3) == null ? "" : Matcher.quoteReplacement(r.group(3));
                        });
    }

    /** What would end a string or an unquoted url() early; addresses have no controls or spaces. */
    private static String escape(String link) {
        return link.replace("'", "%27")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("\\", "%5C");
    }
}
