package org.diancang.replay.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON that calls a function of the page. Pages invent its name anew each time, so that a capture
 * calls one that isn't there any more.
 */
public final class Jsonp {
    private static final Pattern PARAMETER =
            Pattern.compile("([^=&#]++)=([A-Za-z_$][\\w$.]{0,199})(?=[&#]|\\z)");

    /** Before the call there may be a comment, lest it be taken for other content, and a test. */
    private static final Pattern BEFORE =
            Pattern.compile(
                    "\\A(?:\u00ef\u00bb\u00bf)?+\\s*+(?:/\\*(?s:.*?)\\*/\\s*+)?+;?+\\s*+"
                            + "(?:typeof (?<test>[\\w$.]++) *+={2,3} *+'function' *+&& *+)?+");

    private static final int CALLED_WITHIN = 4096;

    private Jsonp() {}

    /**
     * The start of a capture, calling the function that the page has now. The name is taken from
     * the parameter of the URL that held the recorded one.
     *
     * @param captured URL of the capture
     * @param asked URL that the page asks for
     * @return the same array where it calls no function that the captured URL names
     */
    public static byte[] rename(byte[] start, String captured, String asked) {
        if (captured.equals(asked)) {
            return start;
        }
        int length = Math.min(start.length, CALLED_WITHIN);
        String head = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        Matcher before = BEFORE.matcher(head);
        if (!before.lookingAt()) {
            return start;
        }
        Map<String, String> now = parameters(asked);
        for (Map.Entry<String, String> parameter : parameters(captured).entrySet()) {
            String recorded = parameter.getValue();
            String name = now.getOrDefault(parameter.getKey(), recorded);
            int end = before.end() + recorded.length();
            if (!name.equals(recorded)
                    && head.startsWith(recorded, before.end())
                    && isCall(head, end)) {
                String beginning = head.substring(0, before.end());
                if (recorded.equals(before.group("test"))) {
                    beginning = beginning.replace("typeof " + recorded, "typeof " + name);
                }
                return join(beginning + name, start, end);
            }
        }
        return start;
    }

    /**
     * Whether a URL names another function than the one that was captured, by a parameter of it.
     */
    public static boolean mayDiffer(String captured, String asked) {
        Map<String, String> now = parameters(asked);
        return parameters(captured).entrySet().stream()
                .anyMatch(
                        recorded ->
                                !now.getOrDefault(recorded.getKey(), recorded.getValue())
                                        .equals(recorded.getValue()));
    }

    private static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher m = PARAMETER.matcher(url.substring(url.indexOf('?') + 1));
        while (m.find()) {
            parameters.putIfAbsent(m.group(1), m.group(2));
        }
        return parameters;
    }

    private static boolean isCall(String head, int from) {
        int at = from;
        while (at < head.length() && head.charAt(at) <= ' ') {
            at++;
        }
        return at < head.length() && head.charAt(at) == '(';
    }

    private static byte[] join(String beginning, byte[] start, int from) {
        byte[] named = beginning.getBytes(StandardCharsets.ISO_8859_1);
        byte[] joined = Arrays.copyOf(named, named.length + start.length - from);
        System.arraycopy(start, from, joined, named.length, start.length - from);
        return joined;
    }
}
