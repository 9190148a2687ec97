package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.screenkit.TextsOfPages;
import org.junit.jupiter.api.Test;

class MessagesTest extends TextsOfPages {
    private static final List<String> GROUPS = List.of("url", "similar", "version");

    /** Endings that templates put behind a beginning, known only at run time. */
    private static final Map<String, List<String>> PUT_TOGETHER =
            Map.ofEntries(
                    Map.entry("missing.near.", List.of("query", "folder", "host")),
                    Map.entry(
                            "facet.",
                            List.of(
                                    "library",
                                    "subject",
                                    "site",
                                    "year",
                                    "type",
                                    "language",
                                    "columnType",
                                    "domain",
                                    "sameText")),
                    Map.entry("domain.", List.of("in", "out")),
                    Map.entry("listing.range.", List.of("prefix", "host", "domain")),
                    Map.entry(
                            "compare.",
                            List.of(
                                    "both",
                                    "overlay",
                                    "difference",
                                    "text",
                                    "overlay.how",
                                    "difference.how")),
                    Map.entry("compare.kind.", List.of("added", "removed", "rewritten")),
                    Map.entry("compare.earlier.", List.of("left", "right")),
                    Map.entry("compare.later.", List.of("left", "right")),
                    Map.entry(
                            "frame.verdict.",
                            List.of("same", "different", "unchecked", "unreadable")),
                    Map.entry("search.", List.of("refused", "unavailable")),
                    Map.entry("search.total.", GROUPS),
                    Map.entry("search.about.", GROUPS),
                    Map.entry("search.group.", GROUPS),
                    Map.entry("search.sort.", List.of("relevance", "newest", "firstSeen")),
                    Map.entry("subject.", List.of("politics", "economy", "culture")),
                    Map.entry("theme.next.", List.of("auto", "light", "dark")),
                    Map.entry(
                            "type.",
                            List.of(
                                    "html",
                                    "pdf",
                                    "text",
                                    "document",
                                    "spreadsheet",
                                    "presentation",
                                    "image",
                                    "audio",
                                    "video",
                                    "other")),
                    Map.entry("problem.", problems()));

    MessagesTest() {
        super("replay");
    }

    @Test
    void everyBeginningThatTemplatesPutTogetherIsKnown() {
        Set<String> beginnings = new TreeSet<>();
        for (String template : sources("html")) {
            beginnings.addAll(found("#\\{\\$\\{'([a-z.]+)' \\+", template));
        }

        assertThat(beginnings).isNotEmpty().isSubsetOf(PUT_TOGETHER.keySet());
    }

    /** Apostrophes are doubled only where something is filled in. */
    @Test
    void noTextShowsAnApostropheTwice() throws IOException {
        for (String file : List.of("messages.properties", "messages_en.properties")) {
            Properties texts = new Properties();
            try (var in = MessagesTest.class.getResourceAsStream("/" + file);
                    var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            assertThat(texts.values())
                    .isNotEmpty()
                    .allSatisfy(
                            text ->
                                    assertThat(text.toString())
                                            .matches("(?s)[^{]*\\{[0-9].*|(?:(?!'').)*"));
        }
    }

    private static List<String> problems() {
        return Stream.of("unavailable", "address", "missing", "broken", "site")
                .flatMap(kind -> Stream.of(kind + ".title", kind + ".cause", kind + ".help"))
                .toList();
    }

    @Override
    protected Set<String> putTogether() {
        Set<String> keys =
                PUT_TOGETHER.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(ending -> e.getKey() + ending))
                        .collect(Collectors.toCollection(TreeSet::new));
        keys.add("search.refused.help");
        keys.add("search.unavailable.help");
        return keys;
    }
}
