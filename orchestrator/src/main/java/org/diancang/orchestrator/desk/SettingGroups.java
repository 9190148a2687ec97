package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.events.CrawlSettings;
import org.diancang.orchestrator.profile.EffectiveSettings;
import org.diancang.orchestrator.profile.Setting;
import org.diancang.orchestrator.profile.SettingFinding;
import org.diancang.orchestrator.profile.SettingsChange;
import org.springframework.stereotype.Component;

/** Settings as pages show them: in groups, each with what holds now and what is wrong with it. */
@Component
class SettingGroups {
    private final SettingWords words;
    private final People people;

    SettingGroups(SettingWords words, People people) {
        this.words = words;
        this.people = people;
    }

    /** What settings are about; the name stands in the messages. */
    enum Group {
        LIMITS(
                Setting.MAX_URLS,
                Setting.MAX_BYTES,
                Setting.MAX_SECONDS,
                Setting.MAX_URLS_PER_HOST,
                Setting.MAX_BYTES_PER_HOST,
                Setting.MAX_HOPS),
        SCOPE(
                Setting.INCLUDES,
                Setting.EXCLUDES,
                Setting.REQUISITES,
                Setting.MOST_SEGMENTS,
                Setting.MOST_REPEATS,
                Setting.IGNORED_PARAMETERS),
        MANNERS(
                Setting.DELAY_MS,
                Setting.DELAY_FACTOR,
                Setting.LONGEST_DELAY_MS,
                Setting.LONGEST_CRAWL_DELAY_SECONDS,
                Setting.WINDOW,
                Setting.ROBOTS),
        REQUESTS(
                Setting.MAX_FETCH_BYTES,
                Setting.LONGEST_FETCH_SECONDS,
                Setting.LONGEST_SILENCE_SECONDS,
                Setting.FALLBACK_CHARSET,
                Setting.ACCEPT_LANGUAGE,
                Setting.HEADERS);

        @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
        private final List<Setting> settings;

        Group(Setting... settings) {
            this.settings = List.of(settings);
        }

        List<Setting> settings() {
            return settings;
        }
    }

    /**
     * One setting.
     *
     * @param kind what its field looks like: {@code line}, {@code lines}, {@code window} or {@code
     *     robots}
     * @param now what holds now, in words
     * @param origin where that comes from: DEFAULT, PROFILE or SITE
     * @param problems what is wrong with what was typed
     */
    record Row(
            String field,
            String name,
            String kind,
            String now,
            String origin,
            List<String> problems) {}

    /** Settings that are about the same. */
    record Section(String key, List<Row> rows) {}

    /** One line of a history. */
    record Line(Instant at, String by, List<String> what) {}

    List<Section> of(List<EffectiveSettings.Entry> entries, List<SettingFinding> findings) {
        Map<Setting, EffectiveSettings.Entry> bySetting =
                entries.stream()
                        .collect(
                                Collectors.toMap(
                                        EffectiveSettings.Entry::setting, Function.identity()));
        return Arrays.stream(Group.values())
                .map(
                        group ->
                                new Section(
                                        "setting.group." + group,
                                        group.settings().stream()
                                                .flatMap(s -> Stream.ofNullable(bySetting.get(s)))
                                                .map(entry -> row(entry, findings))
                                                .toList()))
                .toList();
    }

    /** The settings of a crawl. */
    List<Section> of(CrawlSettings settings) {
        return of(EffectiveSettings.values(settings), List.of());
    }

    /** What is wrong with one field of a form, in words. */
    List<String> problems(String field, List<SettingFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.field().equals(field))
                .map(words::finding)
                .distinct()
                .toList();
    }

    /** What is wrong, by the field that it is shown at, in the order of the form. */
    List<Problem> problems(List<SettingFinding> findings) {
        List<Problem> problems = new ArrayList<>();
        for (SettingFinding finding : findings) {
            String name = Setting.of(finding.field()).map(s -> words.name(s) + " · ").orElse("");
            problems.add(new Problem(anchor(finding), name + words.finding(finding)));
        }
        return problems.stream().distinct().toList();
    }

    private static String anchor(SettingFinding finding) {
        return switch (finding.field()) {
            case "overrides" -> "maxUrls";
            case String field -> field;
        };
    }

    /** Something that is wrong, and the field where it is put right. */
    record Problem(String field, String text) {}

    List<Line> history(List<SettingsChange> changes) {
        return changes.stream()
                .map(
                        change ->
                                new Line(
                                        change.at(),
                                        people.name(change.by()),
                                        words.differences(change)))
                .toList();
    }

    private Row row(EffectiveSettings.Entry entry, List<SettingFinding> findings) {
        Setting setting = entry.setting();
        return new Row(
                setting.field(),
                words.name(setting),
                kind(setting),
                words.value(setting, entry.value()),
                entry.origin().name(),
                problems(setting.field(), findings));
    }

    private static String kind(Setting setting) {
        return switch (setting.kind()) {
            case COUNT, BYTES, SECONDS, MILLIS, FACTOR, CHARSET, TEXT -> "line";
            case EXPRESSIONS, PARAMETERS, HEADERS -> "lines";
            case WINDOW -> "window";
            case ROBOTS -> "robots";
        };
    }
}
