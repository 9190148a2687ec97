package org.diancang.indexer.fulltext.extract.layout;

import java.util.List;
import java.util.regex.Pattern;
import org.diancang.indexer.fulltext.text.SearchableText;

/**
 * Text between two line breaks of a page.
 *
 * @param text the text as {@link SearchableText} has it, not empty
 * @param weight its length, a word of letters counting about as much as one of Chinese
 * @param hasSentences whether it has marks of sentences, or of their parts
 * @param isImprint whether it has what stands at the foot of pages
 * @param linkWeight the part of it that is links
 * @param links how many links
 * @param heading whether it is a heading
 * @param zone what the names around it say
 */
record Block(
        String text,
        int weight,
        boolean hasSentences,
        boolean isImprint,
        int linkWeight,
        int links,
        boolean heading,
        Zone zone) {
    private static final int SENTENCE = 40;
    private static final int PARAGRAPH = 80;
    private static final int LONGEST_IMPRINT = 160;

    /** What stands at the foot of pages. */
    private static final List<String> IMPRINTS =
            List.of(
                    "ICP备",
                    "公网安备",
                    "版权所有",
                    "opyright",
                    "COPYRIGHT",
                    "网站标识码",
                    "主办单位",
                    "承办单位",
                    "技术支持",
                    "网站地图",
                    "浏览器",
                    "分辨率",
                    "友情链接");

    /** By the lower bytes of marks of sentences and of first characters of imprints. */
    private static final boolean[] MAY_TELL = new boolean[256];

    /** By the lower bytes of second characters of imprints. */
    private static final boolean[] MAY_FOLLOW = new boolean[256];

    static {
        "，。；！？.,;".chars().forEach(c -> MAY_TELL[c & 0xFF] = true);
        for (String imprint : IMPRINTS) {
            MAY_TELL[imprint.charAt(0) & 0xFF] = true;
            MAY_FOLLOW[imprint.charAt(1) & 0xFF] = true;
        }
    }

    /** The path that a page stands under. */
    private static final Pattern PATH =
            Pattern.compile("\\A(?:(?:您|你)?(?:现在|当前|目前)?的?所?在?位置[:：]|首页\\s*[>»›→])");

    /**
     * Reads a text once for all that is asked of it, since pages have thousands of blocks.
     *
     * @param read holds the text, clean
     * @param from index of its first character
     * @param to index behind its last
     */
    static Block of(
            char[] read, int from, int to, int linkWeight, int links, boolean heading, Zone zone) {
        String text = new String(read, from, to - from);
        int thirds = 0;
        boolean sentences = false;
        boolean imprint = false;
        for (int i = from; i < to; i++) {
            char c = read[i];
            thirds += thirds(c);
            if (!MAY_TELL[c & 0xFF]) {
                continue;
            }
            switch (c) {
                case '，', '。', '；', '！', '？' -> sentences = true;
                case '.', ',', ';' -> sentences |= i + 1 < to && read[i + 1] == ' ';
                default ->
                        imprint |=
                                i + 1 < to
                                        && MAY_FOLLOW[read[i + 1] & 0xFF]
                                        && isImprint(text, i - from);
            }
        }
        return new Block(
                text, weight(thirds), sentences, imprint, linkWeight, links, heading, zone);
    }

    /** Whether most of it leads elsewhere. */
    boolean isLinks() {
        return linkWeight * 2 > weight;
    }

    /** Whether it can only be what the page is about: sentences, with few links. */
    boolean isProse() {
        return linkWeight * 3 <= weight
                && (weight >= PARAGRAPH || (weight >= SENTENCE && hasSentences));
    }

    /** Whether it surely is not what the page is about. */
    boolean isAside() {
        return zone == Zone.ASIDE
                || (zone != Zone.EDITOR && weight < LONGEST_IMPRINT && (isImprint || isPath()));
    }

    private static boolean isImprint(String text, int at) {
        for (String imprint : IMPRINTS) {
            if (text.startsWith(imprint, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPath() {
        return switch (text.charAt(0)) {
            case '您', '你', '现', '当', '目', '的', '所', '在', '位', '首' -> PATH.matcher(text).find();
            default -> false;
        };
    }

    /** Chinese characters in full, others a third each. */
    static int weight(char[] text, int from, int to) {
        int thirds = 0;
        for (int i = from; i < to; i++) {
            thirds += thirds(text[i]);
        }
        return weight(thirds);
    }

    private static int weight(int thirds) {
        return (thirds + 2) / 3;
    }

    private static int thirds(char c) {
        if (c > 0x2E80) {
            return 3;
        }
        return c > ' ' ? 1 : 0;
    }
}
