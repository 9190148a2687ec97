package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diancang.events.Scope;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.WaitReason;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.SkipReason;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.Subject;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path MAIN =
            Path.of(System.getProperty("diancang.root", ".."), "orchestrator/src/main");

    /** Keys put together from these beginnings and a value known only at run time. */
    private static final List<String> BEGINNINGS =
            List.of(
                    "chain.",
                    "crawl.state.",
                    "crawls.filter.",
                    "done.",
                    "event.",
                    "finding.",
                    "ledger.step.",
                    "nomination.state.",
                    "problem.",
                    "refused.",
                    "role.",
                    "schedule.say.",
                    "schedule.skip.",
                    "schedule.state.",
                    "schedule.unit.",
                    "scope.",
                    "seed.warning.",
                    "standing.",
                    "subject.",
                    "theme.next.",
                    "wait.");

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
        Set<String> known = keys("messages.properties");
        Set<String> used = new TreeSet<>();
        for (Path template : files(MAIN.resolve("resources/templates"))) {
            used.addAll(found("#\\{([a-zA-Z0-9.-]+)[(}]", Files.readString(template)));
            used.addAll(found("messages\\.msg\\('([^']+)'", Files.readString(template)));
        }

        assertThat(used).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    @Test
    void everyKeyThatIsPutTogetherExists() throws IOException {
        Set<String> wanted = new TreeSet<>();
        add(wanted, "crawl.state.", CrawlState.values());
        add(wanted, "nomination.state.", Nomination.State.values());
        add(wanted, "subject.", Subject.values());
        add(wanted, "scope.", Scope.Kind.values());
        add(wanted, "schedule.skip.", SkipReason.values());
        add(wanted, "schedule.say.", Interval.Unit.values());
        add(wanted, "schedule.unit.", Interval.Unit.values());
        add(wanted, "schedule.state.", ScheduleBoard.Standing.values());
        add(wanted, "role.", Account.Role.values());
        add(wanted, "standing.", Standing.values());
        Arrays.stream(WaitReason.values()).forEach(w -> wanted.add("wait." + w.code()));
        Arrays.stream(CrawlFilter.values()).forEach(f -> wanted.add(f.key()));

        assertThat(keys("messages.properties")).containsAll(wanted);
    }

    @Test
    void noKeyIsLeftOver() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path file : files(MAIN)) {
            if (!file.toString().endsWith(".properties")) {
                sources.append(Files.readString(file));
            }
        }
        Set<String> unused = keys("messages.properties");
        unused.removeIf(key -> BEGINNINGS.stream().anyMatch(key::startsWith));
        unused.removeIf(
                key ->
                        Pattern.compile("[\"'{]" + Pattern.quote(key) + "[\"'}(]")
                                .matcher(sources)
                                .find());

        assertThat(unused).isEmpty();
    }

    @Test
    void everyIconThatPagesShowIsInTheSprite() throws IOException {
        String sprite;
        try (var in = MessagesTest.class.getResourceAsStream("/META-INF/resources/kit/icons.svg")) {
            sprite = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> drawn = new TreeSet<>();
        for (Path template : files(MAIN.resolve("resources/templates"))) {
            drawn.addAll(found("icons\\.svg#([a-z0-9-]+)", Files.readString(template)));
        }
        for (CrawlState state : CrawlState.values()) {
            drawn.add(CrawlChips.of(state).icon());
        }
        for (ScheduleBoard.Standing standing : ScheduleBoard.Standing.values()) {
            drawn.add(ScheduleBoard.chip(standing).icon());
        }
        for (Standing standing : Standing.values()) {
            drawn.add(standing.chip().icon());
            drawn.add(standing.glyph());
        }

        assertThat(found("<symbol id=\"([a-z0-9-]+)\"", sprite)).containsAll(drawn);
    }

    @Test
    void templatesHaveNoInlineStyleOrScript() throws IOException {
        for (Path template : files(MAIN.resolve("resources/templates"))) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern("\\sstyle=|th:style|<style|th:utext|\\son[a-z]+=")
                    .doesNotContainPattern("<script(?![^>]*src)")
                    .doesNotContain("://cdn.");
        }
    }

    private static void add(Set<String> wanted, String beginning, Enum<?>[] values) {
        Arrays.stream(values).forEach(value -> wanted.add(beginning + value.name()));
    }

    private static int arguments(String message) {
        return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(m -> found.add(m.group(1)));
        return found;
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

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(html|java|properties)"))
                    .toList();
        }
    }
}
