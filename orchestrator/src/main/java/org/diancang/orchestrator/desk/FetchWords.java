package org.diancang.orchestrator.desk;

import java.util.List;
import org.diancang.orchestrator.screen.Words;

/** What came of a URL, in words: HTTP's codes as they are, Heritrix's own said. */
final class FetchWords {
    /** Heritrix's codes that have words. */
    static final List<Integer> EXPLAINED =
            List.of(-1, -2, -3, -4, -6, -7, -8, -50, -61, -62, -5000, -5002, -9998);

    private FetchWords() {}

    static String of(String code, Words words) {
        return code.startsWith("-") ? words.sayOr("fetch.status." + code.substring(1), code) : code;
    }

    /** Class of the colour of a code. */
    static String tone(int code) {
        if (code > 0 && code < 300) {
            return "ok";
        }
        return code >= 300 && code < 400 ? "" : "warn";
    }

    /** Class of a line of the log. */
    static String lineTone(int code) {
        if (code <= 0 || code >= 500) {
            return "e";
        }
        return code >= 400 ? "w" : "";
    }
}
