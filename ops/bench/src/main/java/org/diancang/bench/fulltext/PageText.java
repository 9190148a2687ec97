package org.diancang.bench.fulltext;

import java.util.List;

/**
 * What a template makes a page of.
 *
 * @param title heading
 * @param paragraphs of the main text
 * @param menu entries of the menu
 * @param beside titles of other pages that are listed beside it
 * @param day of publication, {@code 2024-03-05}
 * @param declared what the page says that it is encoded in; empty for nothing
 */
record PageText(
        String title,
        List<String> paragraphs,
        List<String> menu,
        List<String> beside,
        String day,
        String declared) {
    PageText {
        paragraphs = List.copyOf(paragraphs);
        menu = List.copyOf(menu);
        beside = List.copyOf(beside);
    }

    /** What a reader would call the page's text. */
    String mainText() {
        return title + "\n" + String.join("\n", paragraphs);
    }

    String meta() {
        return declared.isEmpty()
                ? ""
                : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset="
                        + declared
                        + "\">\n";
    }
}
