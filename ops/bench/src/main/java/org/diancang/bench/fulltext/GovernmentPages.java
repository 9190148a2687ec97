package org.diancang.bench.fulltext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Generated pages of government sites, the same each time. */
final class GovernmentPages {
    private static final LocalDate FIRST_DAY = LocalDate.of(2004, 1, 1);
    private static final int DAYS = 7_900;

    private final TextChain chain;
    private final List<String> menu = SeedText.MENUS.lines();

    GovernmentPages(TextChain chain) {
        this.chain = chain;
    }

    /** What a page says. */
    PageText text(int length, String declared, RandomGenerator random) {
        List<String> paragraphs = new ArrayList<>();
        int written = 0;
        while (written < length) {
            String paragraph = chain.text(Math.min(length, 60 + random.nextInt(120)), random);
            paragraphs.add(paragraph);
            written += paragraph.length();
        }
        List<String> beside = new ArrayList<>();
        for (int i = 0; i < 8 + random.nextInt(10); i++) {
            beside.add(title(random));
        }
        int from = random.nextInt(menu.size() - 20);
        return new PageText(
                title(random),
                paragraphs,
                menu.subList(from, from + 20),
                beside,
                FIRST_DAY.plusDays(random.nextInt(DAYS)).toString(),
                declared);
    }

    private String title(RandomGenerator random) {
        String sentence = chain.text(14, random);
        String words = sentence.replaceAll("[，。；：、！？]", "");
        return "关于" + words.substring(0, Math.min(words.length(), 24)) + "的公告";
    }

    /** The markup of a page; of which template, its text decides. */
    static String markup(PageText text, RandomGenerator random) {
        GovernmentTemplate[] all = GovernmentTemplate.values();
        return all[random.nextInt(all.length)].page(text);
    }
}
