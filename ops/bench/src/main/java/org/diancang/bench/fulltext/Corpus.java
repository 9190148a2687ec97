package org.diancang.bench.fulltext;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;

/**
 * The pages that are worked on: real ones, if they can be had, and as many generated ones.
 *
 * @param real how many are real
 * @param pages real and generated ones, mixed
 * @param chain of the text of the real pages and of what government sites write
 */
record Corpus(int real, List<SamplePage> pages, TextChain chain) {
    /** Government text counts so often, so that it is not lost in the real pages. */
    private static final int WEIGHT = 20;

    private static final int GENERATED_WITHOUT_REAL = 300;
    private static final int SHORTEST = 300;
    private static final int SPREAD = 3_000;
    private static final Charset GBK = Charset.forName("GBK");
    private static final Pattern MARKUP = Pattern.compile("(?s)<(script|style).*?</\\1>|<[^>]*>");

    Corpus {
        pages = List.copyOf(pages);
    }

    /**
     * @param kept where what was downloaded is kept
     */
    static Corpus make(Path kept, PrintStream out) throws IOException, InterruptedException {
        List<SamplePage> real = new DebianPages(kept).pages();
        out.println(
                real.isEmpty()
                        ? "Debian's packages can't be had: generated pages alone"
                        : "%d real pages of Debian's Chinese documentation".formatted(real.size()));
        TextChain chain = chain(real);
        RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(5);
        var generated = new GovernmentPages(chain);
        List<SamplePage> pages = new ArrayList<>(real);
        int count = real.isEmpty() ? GENERATED_WITHOUT_REAL : real.size();
        for (int i = 0; i < count; i++) {
            Charset charset = i % 3 == 0 ? GBK : StandardCharsets.UTF_8;
            String declared = i % 3 == 0 ? "gb2312" : "utf-8";
            PageText text = generated.text(SHORTEST + random.nextInt(SPREAD), declared, random);
            pages.add(
                    new SamplePage(
                            "http://www.moushi%d.gov.cn/zwgk/t%d.html".formatted(i % 30, i),
                            "text/html",
                            GovernmentPages.markup(text, random).getBytes(charset)));
        }
        Collections.shuffle(pages, new Random(3));
        return new Corpus(real.size(), pages, chain);
    }

    static TextChain chain(List<SamplePage> real) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < WEIGHT; i++) {
            texts.addAll(SeedText.HANS.lines());
            texts.addAll(SeedText.ENGLISH.lines());
        }
        for (SamplePage page : real) {
            if (page.url().contains("zh-cn") || page.url().contains("zh_CN")) {
                String source = new String(page.body(), StandardCharsets.UTF_8);
                texts.add(MARKUP.matcher(source).replaceAll(" "));
            }
        }
        return new TextChain(texts);
    }
}
