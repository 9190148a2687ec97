package org.diancang.replay.reader.page;

import java.util.List;
import java.util.Set;

/**
 * An archived page as it reads.
 *
 * @param title its title, empty where it has none
 * @param encoding of its text, such as {@code gb18030}
 * @param passages its text, a line or paragraph each, in the order of the page
 * @param parts absolute addresses of the pictures, scripts, styles and frames that it names
 * @param cut whether the page is longer than what was read of it
 */
public record PageReading(
        String title, String encoding, List<String> passages, Set<String> parts, boolean cut) {
    /** Most passages of a page. */
    public static final int MOST_PASSAGES = 3000;

    /** Longest passage, in characters; longer ones are several. */
    public static final int LONGEST_PASSAGE = 1000;

    /** Most parts of a page. */
    public static final int MOST_PARTS = 2000;
}
