package org.diancang.replay.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of the function that an answer in JSONP calls. A page that waits for {@code jQuery111_2}
 * gets nothing from a capture that calls {@code jQuery333_4}, so the name is changed.
 *
 * @param captured the name that was asked for when it was captured
 * @param asked the name that is asked for now
 */
record JsonpCallback(String captured, String asked) {
    /** Nothing is to be changed. */
    static final JsonpCallback NONE = new JsonpCallback("", "");

    private static final Set<String> NAMES =
            Set.of("callback", "_callback", "jsonp", "jsoncallback", "jsonpcallback", "cb");

    /** Names of functions and no other code. */
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][\\w$.]{0,199}");

    /** Where the call stands, behind a comment or a test that the function is there. */
    private static final int BEGINNING = 512;

    /** What to change where one URL was captured and another is asked for. */
    static JsonpCallback between(String capturedUrl, String askedUrl) {
        Optional<String> captured = name(capturedUrl);
        Optional<String> asked = name(askedUrl);
        return captured.isEmpty() || asked.isEmpty() || captured.equals(asked)
                ? NONE
                : new JsonpCallback(captured.get(), asked.get());
    }

    boolean isNone() {
        return captured.equals(asked);
    }

    private static Optional<String> name(String url) {
        int question = url.indexOf('?');
        return question < 0
                ? Optional.empty()
                : Arrays.stream(url.substring(question + 1).split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .filter(p -> p.length == 2)
                        .filter(p -> NAMES.contains(p[0].toLowerCase(Locale.ROOT)))
                        .map(p -> p[1])
                        .filter(value -> FUNCTION.matcher(value).matches())
                        .findFirst();
    }

    /** The first bytes of a payload with the name changed, where they call it. */
    byte[] rename(byte[] start) {
        if (isNone()) {
            return start;
        }
        int length = Math.min(start.length, BEGINNING);
        String head = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        String renamed =
                head.replaceAll(
                        "(?<![\\w$.])" + Pattern.quote(captured) + "(?![\\w$])",
                        java.util.regex.Matcher.quoteReplacement(asked));
        byte[] changed = renamed.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(changed, changed.length + start.length - length);
        System.arraycopy(start, length, whole, changed.length, start.length - length);
        return whole;
    }
}
