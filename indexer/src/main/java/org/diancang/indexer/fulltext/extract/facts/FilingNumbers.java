package org.diancang.indexer.fulltext.extract.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers under which a site is filed, which stand at the foot of its pages. */
final class FilingNumbers {
    private static final Pattern ICP =
            Pattern.compile("([\\u4e00-\\u9fff])\\s?ICP\\s?备\\s?([0-9]{6,10})\\s?号(-[0-9]+)?");

    private static final Pattern POLICE =
            Pattern.compile("([\\u4e00-\\u9fff])公网安备\\s?([0-9]{11,16})\\s?号");

    private FilingNumbers() {}

    static void read(String text, PageFacts.Found found) {
        Matcher icp = ICP.matcher(text);
        if (find(icp, text, "ICP")) {
            String part = icp.group(3) == null ? "" : icp.group(3);
            found.add(Fact.ICP_FILING, icp.group(1) + "ICP备" + icp.group(2) + "号" + part);
        }
        Matcher police = POLICE.matcher(text);
        if (find(police, text, "公网安备")) {
            found.add(Fact.POLICE_FILING, police.group(1) + "公网安备" + police.group(2) + "号");
        }
    }

    /**
     * Finds a number by the word in it, before which a character stands, and perhaps a space. To
     * look for the word first is far faster.
     */
    private static boolean find(Matcher number, String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            boolean spaced = at > 0 && Character.isWhitespace(text.charAt(at - 1));
            int from = spaced ? at - 2 : at - 1;
            if (from >= 0 && number.region(from, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
