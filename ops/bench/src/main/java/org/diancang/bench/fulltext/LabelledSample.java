package org.diancang.bench.fulltext;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Pages whose main text and character set are known since they were made of them: each character
 * set with a right, a wrong and no declaration in the header as in the page.
 */
final class LabelledSample {
    private static final int PAGES_A_CASE = 6;
    private static final int SHORTEST = 200;
    private static final int SPREAD = 1_000;

    private final RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(11);

    /** What pages are in, and what they claim. */
    private enum Encoding {
        GBK("GBK", "gb2312", "utf-8"),
        GB18030("GB18030", "gb18030", "iso-8859-1"),
        BIG5("Big5", "big5", "utf-8"),
        UTF_8("UTF-8", "utf-8", "gb2312");

        private final Charset charset;
        private final String right;
        private final String wrong;

        Encoding(String charset, String right, String wrong) {
            this.charset = Charset.forName(charset);
            this.right = right;
            this.wrong = wrong;
        }

        SeedText seed() {
            return this == BIG5 ? SeedText.HANT : SeedText.HANS;
        }

        String claim(Claim claim) {
            return switch (claim) {
                case RIGHT -> right;
                case WRONG -> wrong;
                case NONE -> "";
            };
        }
    }

    private enum Claim {
        RIGHT,
        WRONG,
        NONE
    }

    List<LabelledPage> pages() {
        List<LabelledPage> pages = new ArrayList<>();
        for (Encoding encoding : Encoding.values()) {
            var texts = new GovernmentPages(new TextChain(encoding.seed().lines()));
            for (Claim header : Claim.values()) {
                for (Claim meta : Claim.values()) {
                    for (int i = 0; i < PAGES_A_CASE; i++) {
                        pages.add(page(encoding, texts, header, meta, pages.size()));
                    }
                }
            }
        }
        return pages;
    }

    private LabelledPage page(
            Encoding encoding, GovernmentPages texts, Claim header, Claim meta, int number) {
        PageText text = texts.text(SHORTEST + random.nextInt(SPREAD), encoding.claim(meta), random);
        // Of the menus' simplified characters Big5 has not all.
        String source = encodable(GovernmentPages.markup(text, random), encoding.charset);
        String claimed = encoding.claim(header);
        return new LabelledPage(
                new SamplePage(
                        "http://labelled.example.cn/" + number + ".html",
                        "text/html" + (claimed.isEmpty() ? "" : "; charset=" + claimed),
                        source.getBytes(encoding.charset)),
                encoding.charset,
                source,
                encodable(text.mainText(), encoding.charset));
    }

    private static String encodable(String text, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return text;
        }
        CharsetEncoder encoder = charset.newEncoder();
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> encoder.canEncode(Character.toString(c)))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
