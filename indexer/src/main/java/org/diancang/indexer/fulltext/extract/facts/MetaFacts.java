package org.diancang.indexer.fulltext.extract.facts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.diancang.indexer.fulltext.extract.tree.PageElement;

/** Reads {@code <meta>}, whose names are written in all cases. */
final class MetaFacts {
    private static final Map<String, Fact> NAMES =
            Map.ofEntries(
                    Map.entry("description", Fact.DESCRIPTION),
                    Map.entry("og:description", Fact.DESCRIPTION),
                    Map.entry("author", Fact.AUTHOR),
                    Map.entry("article:author", Fact.AUTHOR),
                    Map.entry("sitename", Fact.SITE_NAME),
                    Map.entry("sitedomain", Fact.SITE_DOMAIN),
                    Map.entry("siteidcode", Fact.SITE_ID_CODE),
                    Map.entry("columnname", Fact.COLUMN_NAME),
                    Map.entry("columntype", Fact.COLUMN_TYPE),
                    Map.entry("columndescription", Fact.COLUMN_DESCRIPTION),
                    Map.entry("columnkeywords", Fact.COLUMN_KEYWORDS),
                    Map.entry("articletitle", Fact.ARTICLE_TITLE),
                    Map.entry("contentsource", Fact.CONTENT_SOURCE));

    private static final Pattern BETWEEN_KEYWORDS = Pattern.compile("[,，;；、|]");

    private MetaFacts() {}

    static void read(List<PageElement> metas, PageFacts.Found found) {
        for (PageElement meta : metas) {
            String name = name(meta);
            String content = meta.value("content");
            if (name.equals("keywords")) {
                for (String word : BETWEEN_KEYWORDS.split(content)) {
                    found.add(Fact.KEYWORDS, word);
                }
                continue;
            }
            Fact fact = NAMES.get(name);
            if (fact != null) {
                found.addFirst(fact, content);
            }
        }
    }

    /** What a {@code <meta>} is about, in small letters. */
    static String name(PageElement meta) {
        String name = meta.has("name") ? meta.value("name") : meta.value("property");
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
