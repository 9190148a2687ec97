package org.diancang.indexer.fulltext.extract.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.fulltext.extract.tree.PageElement;

/**
 * Finds the day on which a page was published, by the first of these rules that finds one: the
 * catalogue header; {@code PubDate}; {@code article:published_time}; {@code datePublished} of
 * structured data; {@code <time>}; what stands behind 发布时间 or the like; the address.
 */
final class PublicationDay {
    private static final Map<String, String> METAS =
            Map.of(
                    "pubdate", "PubDate",
                    "publishdate", "PubDate",
                    "article:published_time", "article:published_time",
                    "datepublished", "datePublished");

    private static final Pattern STRUCTURED =
            Pattern.compile("\"datePublished\"\\s*:\\s*\"([^\"]{8,40})\"");

    /** What 发布时间, 发布日期, 发表时间, 发稿时间 and the like end in. */
    private static final List<String> LABELS = List.of("时间", "日期");

    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:时间|日期)\\s?[：:]\\s?"
                            + "((?:19|20)[0-9]{2}\\s?[-/.年]\\s?[0-9]{1,2}\\s?[-/.月]\\s?[0-9]{1,2})");

    /** {@code /2024-05/31/}, {@code /202405/t20240531_123.html}, {@code /2024/05/31/}. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "/(?:[0-9]{6}/)?[a-z]?((?:19|20)[0-9]{2})"
                            + "(?:([0-9]{2})([0-9]{2})|[-/]([0-9]{1,2})[-/]([0-9]{1,2}))(?![0-9])");

    private PublicationDay() {}

    static void read(TellingElements telling, String url, String text, PageFacts.Found found) {
        for (PageElement meta : telling.metas) {
            String rule = METAS.get(MetaFacts.name(meta));
            if (rule != null) {
                found(meta.value("content"), rule, found);
            }
        }
        for (PageElement script : telling.linkedData) {
            Matcher structured = STRUCTURED.matcher(script.data());
            if (structured.find()) {
                found(structured.group(1), "datePublished", found);
            }
        }
        if (telling.time != null) {
            found(telling.time.value("datetime"), "time", found);
        }
        if (found.has(Fact.PUBLISHED_ON)) {
            return;
        }
        labelled(text).ifPresent(written -> found(written, "label", found));
        Matcher address = ADDRESS.matcher(url);
        if (address.find()) {
            boolean together = address.group(2) != null;
            WrittenDay.of(
                            address.group(1),
                            address.group(together ? 2 : 4),
                            address.group(together ? 3 : 5))
                    .ifPresent(day -> found(day, "url", found));
        }
    }

    /** What stands behind the first label. To look for the labels first is far faster. */
    private static Optional<String> labelled(String text) {
        Matcher labelled = LABELLED.matcher(text);
        int first = text.length();
        for (String label : LABELS) {
            for (int at = text.indexOf(label);
                    at >= 0 && at < first;
                    at = text.indexOf(label, at + label.length())) {
                if (labelled.region(at, text.length()).lookingAt()) {
                    first = at;
                }
            }
        }
        return labelled.region(first, text.length()).lookingAt()
                ? Optional.of(labelled.group(1))
                : Optional.empty();
    }

    private static void found(String written, String rule, PageFacts.Found found) {
        Optional<LocalDate> day = WrittenDay.in(written);
        day.ifPresent(read -> found(read, rule, found));
    }

    /** Notes a day unless an earlier rule has found one. */
    static void found(LocalDate day, String rule, PageFacts.Found found) {
        if (!found.has(Fact.PUBLISHED_ON)) {
            found.add(Fact.PUBLISHED_ON, day.toString());
            found.add(Fact.PUBLISHED_BY, rule);
        }
    }
}
