package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.screenkit.TextsOfPages;
import org.junit.jupiter.api.Test;

class MessagesTest extends TextsOfPages {
    /** Endings that templates put behind a beginning, known only at run time. */
    private static final Map<String, List<String>> PUT_TOGETHER =
            Map.of(
                    "missing.near.", List.of("query", "folder", "host"),
                    "facet.", List.of("site", "year", "type", "language", "columnType"),
                    "domain.", List.of("in", "out"),
                    "frame.verdict.", List.of("same", "different", "unchecked", "unreadable"),
                    "search.", List.of("refused", "unavailable"),
                    "theme.next.", List.of("auto", "light", "dark"),
                    "type.", List.of("html", "pdf", "text"),
                    "problem.", problems());

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

    private static List<String> problems() {
        return Stream.of("unavailable", "address", "missing", "broken")
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
