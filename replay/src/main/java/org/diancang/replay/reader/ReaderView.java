package org.diancang.replay.reader;

/**
 * What every page needs to know of its reader.
 *
 * @param languageTag of the page
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param nextTheme that the switch leads to
 * @param otherLanguageTag of the other language
 * @param otherLanguageName in that language
 * @param languageLink that switches the language and comes back
 * @param themeLink that switches the theme and comes back
 * @param contentOrigin origin that captures come from
 */
public record ReaderView(
        String languageTag,
        String theme,
        String nextTheme,
        String otherLanguageTag,
        String otherLanguageName,
        String languageLink,
        String themeLink,
        String contentOrigin) {}
