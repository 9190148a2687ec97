package org.diancang.indexer.fulltext.extract.layout;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text between two line breaks of a page.
 *
 * @param text the text, not empty
 * @param weight its length, a word of letters counting about as much as one of Chinese
 * @param linkWeight the part of it that is links
 * @param links how many links
 * @param heading whether it is a heading
 * @param zone what the names around it say
 */
record Block(String text, int weight, int linkWeight, int links, boolean heading, Zone zone) {
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

    /** The path that a page stands under. */
    private static final Pattern PATH =
            Pattern.compile("\\A(?:(?:您|你)?(?:现在|当前|目前)?的?所?在?位置[:：]|首页\\s*[>»›→])");

    /** Whether most of it leads elsewhere. */
    boolean isLinks() {
        return linkWeight * 2 > weight;
    }

    /** Whether it can only be what the page is about: sentences, with few links. */
    boolean isProse() {
        return linkWeight * 3 <= weight
                && (weight >= PARAGRAPH || (weight >= SENTENCE && hasSentences()));
    }

    boolean hasSentences() {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '，', '。', '；', '！', '？' -> {
                    return true;
                }
                case '.', ',', ';' -> {
                    if (i + 1 < text.length() && text.charAt(i + 1) == ' ') {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether it surely is not what the page is about. */
    boolean isAside() {
        return zone == Zone.ASIDE
                || (zone != Zone.EDITOR && weight < LONGEST_IMPRINT && (isImprint() || isPath()));
    }

    private boolean isImprint() {
        for (int i = 0; i < text.length(); i++) {
            // Few characters begin one: to look for one after the other takes far longer.
            switch (text.charAt(i)) {
                case 'I', 'o', 'C', '公', '版', '网', '主', '承', '技', '浏', '分', '友' -> {
                    if (isImprint(i)) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private boolean isImprint(int at) {
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
    static int weight(CharSequence text, int from, int to) {
        int thirds = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 0x2E80) {
                thirds += 3;
            } else if (c > ' ') {
                thirds++;
            }
        }
        return (thirds + 2) / 3;
    }
}
