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
import org.diancang.events.CrawlEvent;
import org.diancang.events.Scope;
import org.diancang.orchestrator.capture.CaptureKind;
import org.diancang.orchestrator.capture.CaptureOutcome;
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
    void everyKeyThatCodeNamesExists() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : files(MAIN.resolve("java"))) {
            used.addAll(found("\\.say\\(\\s*\"([a-zA-Z0-9.-]+)\"[,)]", Files.readString(file)));
        }

        assertThat(used).hasSizeGreaterThan(50).isSubsetOf(keys("messages.properties"));
    }

    @Test
    void everyKeyThatIsPutTogetherExists() throws IOException {
        assertThat(keys("messages.properties")).containsAll(putTogether());
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
        unused.removeAll(putTogether());
        unused.removeIf(
                key ->
                        Pattern.compile("[\"'{]" + Pattern.quote(key) + "[\"'}(]")
                                .matcher(sources)
                                .find());

        assertThat(unused).isEmpty();
    }

    /** Every key of a beginning and a value that is known only at run time; no more than these. */
    private static Set<String> putTogether() throws IOException {
        Set<String> keys = new TreeSet<>();
        add(keys, "crawl.state.", CrawlState.values());
        add(keys, "nomination.state.", Nomination.State.values());
        add(keys, "subject.", Subject.values());
        add(keys, "scope.", Scope.Kind.values());
        Arrays.stream(Scope.Kind.values()).forEach(k -> keys.add("scope." + k + ".hint"));
        add(keys, "role.", Account.Role.values());
        add(keys, "schedule.skip.", SkipReason.values());
        add(keys, "schedule.say.", Interval.Unit.values());
        add(keys, "schedule.unit.", Interval.Unit.values());
        add(keys, "schedule.state.", ScheduleBoard.Standing.values());
        add(keys, "standing.", Standing.values());
        keys.add("standing.UNCRAWLED");
        add(keys, "capture.outcome.", CaptureOutcome.values());
        add(keys, "capture.kind.", CaptureKind.values());
        add(keys, "bulk.fate.", BulkPreview.Fate.values());
        Arrays.stream(WaitReason.values()).forEach(w -> keys.add("wait." + w.code()));
        Arrays.stream(CrawlStates.values()).forEach(group -> keys.add(group.key()));
        add(keys, "theme.next.", "auto", "light", "dark");
        add(keys, "filter.", "q", "subject", "state", "site", "host");
        for (int status : ErrorPages.EXPLAINED) {
            add(keys, "problem." + status + ".", "title", "cause", "way");
        }
        for (String step : List.of("nominated", "approved", "archived", "verified", "preserved")) {
            add(keys, "ledger.step." + step, "", ".proof");
        }
        add(keys, "chain.", "NOMINATION", "APPROVAL", "CRAWL", "PACKAGE", "ACCEPTANCE");
        add(keys, "chain.", "FIXITY", "REPLAY");
        add(keys, "seed.warning.", "unresolved");
        findings(keys);
        fromSources(keys);
        return keys;
    }

    private static void findings(Set<String> keys) {
        add(keys, "finding.seeds.", "required", "too-many");
        add(keys, "finding.seed.", "required", "too-long", "malformed", "unsupported-scheme");
        add(keys, "finding.seed.", "user-info", "repeated", "private-address");
        add(keys, "finding.subject.", "required");
        add(keys, "finding.name.", "required", "too-long", "control-characters");
        for (String field : List.of("owner", "rightsBasis", "reason")) {
            add(keys, "finding." + field + ".", "too-long", "control-characters");
        }
        add(keys, "finding.kind.", "required", "unknown");
        add(keys, "finding.unit.", "required", "unknown");
        add(keys, "finding.every.", "out-of-range");
        add(keys, "finding.at.", "required", "malformed");
        add(keys, "finding.startsOn.", "malformed", "out-of-range");
        add(keys, "finding.cron.", "required", "too-long", "malformed", "field-count");
        add(keys, "finding.cron.", "minute", "hour", "day-of-month", "month", "day-of-week");
        add(keys, "finding.cron.", "never", "too-often");
        add(keys, "finding.zone.", "unknown");
        add(keys, "finding.state.", "unknown");
    }

    /** What was done or refused, and events in the log of a crawl. */
    private static void fromSources(Set<String> keys) throws IOException {
        for (Path file : files(MAIN.resolve("java"))) {
            String source = Files.readString(file);
            found("\"done\",\\s*\"(\\w+)\"", source).forEach(k -> keys.add("done." + k));
            found("\"refused\",\\s*\"(\\w+)\"", source).forEach(k -> keys.add("refused." + k));
            found("crawlLog\\.add\\(\\s*\"(\\w+)\"", source).forEach(k -> keys.add("event." + k));
        }
        Arrays.stream(CrawlEvent.class.getPermittedSubclasses())
                .filter(event -> event != CrawlEvent.CrawlProgressed.class)
                .forEach(event -> keys.add("event." + event.getSimpleName()));
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
        for (BulkPreview.Fate fate : BulkPreview.Fate.values()) {
            drawn.add(fate.chip().icon());
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

    private static void add(Set<String> wanted, String beginning, String... endings) {
        Arrays.stream(endings).forEach(ending -> wanted.add(beginning + ending));
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
