package org.diancang.screenkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for the texts of every site with pages: none is missing, none is left over, and both
 * languages say the same.
 */
public abstract class TextsOfPages {
    private final Path main;

    /**
     * @param module folder of the site's Maven module, under the root of the project
     */
    protected TextsOfPages(String module) {
        this.main = Path.of(System.getProperty("diancang.root", ".."), module, "src/main");
    }

    /** Keys whose endings are known at run time only, so that no source has them whole. */
    protected abstract Set<String> putTogether();

    @Test
    void chineseAndEnglishHaveTheSameKeys() {
        assertThat(english().stringPropertyNames()).isEqualTo(chinese().stringPropertyNames());
    }

    @Test
    void bothTakeTheSameArguments() {
        assertThat(keys())
                .allSatisfy(
                        key ->
                                assertThat(arguments(english().getProperty(key)))
                                        .as(key)
                                        .isEqualTo(arguments(chinese().getProperty(key))));
    }

    @Test
    void everyKeyThatTemplatesUseExists() {
        Set<String> used = new TreeSet<>();
        for (String template : sources("html")) {
            used.addAll(found("#\\{([a-zA-Z0-9.-]+)[(}]", template));
            used.addAll(found("messages\\.msg\\('([^']+)'", template));
        }

        assertThat(used).hasSizeGreaterThan(40).isSubsetOf(keys());
    }

    @Test
    void everyKeyThatIsPutTogetherExists() {
        assertThat(keys()).containsAll(putTogether());
    }

    @Test
    void noKeyIsLeftOver() {
        String all = String.join("\n", sources("html|java"));
        Set<String> unused = keys();
        unused.removeAll(putTogether());
        unused.removeAll(found("(?<=[\"'{])([\\w.-]+)(?=[\"'}(])", all));

        assertThat(unused).isEmpty();
    }

    @Test
    void templatesHaveNoInlineStyleOrScript() {
        assertThat(sources("html"))
                .isNotEmpty()
                .allSatisfy(
                        template ->
                                assertThat(template)
                                        .doesNotContainPattern(
                                                "\\sstyle=|th:style|<style|th:utext|\\son[a-z]+=")
                                        // Data for a chart is no script.
                                        .doesNotContainPattern(
                                                "<script(?![^>]*(?:src|\"application/json\"))")
                                        .doesNotContain("://cdn."));
    }

    /** All keys of texts. */
    protected final Set<String> keys() {
        return new TreeSet<>(chinese().stringPropertyNames());
    }

    /**
     * The texts of all sources whose names have one of these endings.
     *
     * @param endings such as {@code html|java}
     */
    protected final List<String> sources(String endings) {
        try (Stream<Path> all = Files.walk(main)) {
            return all.filter(file -> file.toString().matches(".*\\.(" + endings + ")"))
                    .map(TextsOfPages::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first group of a pattern stands for, at each place where it matches. */
    protected static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Properties chinese() {
        return load("messages.properties");
    }

    private Properties english() {
        return load("messages_en.properties");
    }

    private Properties load(String bundle) {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(main.resolve("resources").resolve(bundle))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static int arguments(String message) {
        return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
