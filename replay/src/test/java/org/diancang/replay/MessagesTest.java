package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the reader site: none is missing, none is left over, in either language. */
class MessagesTest {
    private static final Path MAIN =
            Path.of(System.getProperty("diancang.root", ".."), "replay/src/main");

    /** Endings that templates put behind a beginning, known only at run time. */
    private static final Map<String, List<String>> PUT_TOGETHER =
            Map.of(
                    "missing.near.", List.of("query", "folder", "host"),
                    "facet.", List.of("site", "year", "type"),
                    "frame.verdict.", List.of("same", "different", "unchecked", "unreadable"),
                    "search.", List.of("refused", "unavailable"),
                    "theme.next.", List.of("auto", "light", "dark"),
                    "type.", List.of("html", "pdf", "text"),
                    "problem.", problems());

    @Test
    void chineseAndEnglishHaveTheSameKeys() throws IOException {
        assertThat(keys("messages_en.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void bothTakeTheSameArguments() throws IOException {
        Properties chinese = load("messages.properties");
        Properties english = load("messages_en.properties");

        assertThat(keys("messages.properties"))
                .allSatisfy(
                        key ->
                                assertThat(arguments(english.getProperty(key)))
                                        .as(key)
                                        .isEqualTo(arguments(chinese.getProperty(key))));
    }

    @Test
    void everyKeyThatTemplatesUseExists() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String template : sources("html")) {
            used.addAll(found("#\\{([a-zA-Z0-9.-]+)[(}]", template));
            used.addAll(found("messages\\.msg\\('([^']+)'", template));
        }

        assertThat(used).hasSizeGreaterThan(40).isSubsetOf(keys("messages.properties"));
    }

    @Test
    void everyKeyThatIsPutTogetherExists() throws IOException {
        assertThat(keys("messages.properties")).containsAll(putTogether());
    }

    @Test
    void everyBeginningThatTemplatesPutTogetherIsKnown() throws IOException {
        Set<String> beginnings = new TreeSet<>();
        for (String template : sources("html")) {
            beginnings.addAll(found("#\\{\\$\\{'([a-z.]+)' \\+", template));
        }

        assertThat(beginnings).isNotEmpty().isSubsetOf(PUT_TOGETHER.keySet());
    }

    @Test
    void noKeyIsLeftOver() throws IOException {
        String all = String.join("\n", sources("html|java"));
        Set<String> unused = keys("messages.properties");
        unused.removeAll(putTogether());
        unused.removeIf(
                key ->
                        Pattern.compile("[\"'{]" + Pattern.quote(key) + "[\"'}(]")
                                .matcher(all)
                                .find());

        assertThat(unused).isEmpty();
    }

    private static List<String> problems() {
        return Stream.of("unavailable", "address", "missing", "broken")
                .flatMap(kind -> Stream.of(kind + ".title", kind + ".cause", kind + ".help"))
                .toList();
    }

    private static Set<String> putTogether() {
        Set<String> keys =
                PUT_TOGETHER.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(ending -> e.getKey() + ending))
                        .collect(Collectors.toCollection(TreeSet::new));
        keys.add("search.refused.help");
        keys.add("search.unavailable.help");
        return keys;
    }

    private static int arguments(String message) {
        return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(String bundle) throws IOException {
        return new TreeSet<>(load(bundle).stringPropertyNames());
    }

    private static Properties load(String bundle) throws IOException {
        Properties messages = new Properties();
        try (var in = MessagesTest.class.getResourceAsStream("/" + bundle)) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }

    private static List<String> sources(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().matches(".*\\.(" + ending + ")"))
                    .map(MessagesTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
