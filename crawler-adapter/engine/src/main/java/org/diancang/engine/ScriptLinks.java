package org.diancang.engine;

import java.util.regex.Pattern;
import org.archive.modules.CrawlURI;
import org.archive.modules.extractor.ExtractorJS;

/**
 * Finds addresses in scripts and JSON. Heritrix takes many a string for one; here a string has to
 * begin like an address or end like a file of the web, since each wrong guess is a request that the
 * website answers for nothing. What a script puts together from parts is found by a browser only.
 */
final class ScriptLinks extends ExtractorJS {
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(?:https?:)?//[^\\s/<>\"'\\\\{}]+\\.[^\\s<>\"'\\\\{}]*");
    private static final Pattern PATH =
            Pattern.compile("\\.{0,2}/[\\p{L}\\p{N}_%.~-][^\\s<>\"'\\\\{}()|^*+$]*");
    private static final Pattern FILE =
            Pattern.compile(
                    "(?i)[\\p{L}\\p{N}_%~-][^\\s<>\"'\\\\{}()|^*+$:?]*\\.(?:json|xml|html?|s?css|m?js"
                            + "|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|mp4|webm|og[agv]|mp3"
                            + "|m4a|m3u8|vtt|pdf|ofd|docx?|xlsx?|csv|zip)(?:\\?[^\\s<>\"'\\\\{}]*)?");

    @Override
    protected boolean shouldAddUri(CrawlURI curi, String candidate) {
        return isAddress(candidate);
    }

    /** Whether a string of a script is written as an address. */
    static boolean isAddress(String text) {
        return ABSOLUTE.matcher(text).matches()
                || PATH.matcher(text).matches()
                || FILE.matcher(text).matches();
    }
}
