package org.diancang.orchestrator.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.diancang.orchestrator.profile.Overrides;
import org.diancang.orchestrator.profile.Setting;
import org.diancang.orchestrator.profile.SettingFinding;
import org.diancang.orchestrator.profile.SettingsChange;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Settings of crawls, what is wrong with them, and what changed in them, in words. */
@Component
class SettingWords {
    private static final Set<Setting> ZERO_IS_NO_LIMIT =
            Set.of(
                    Setting.MAX_URLS,
                    Setting.MAX_BYTES,
                    Setting.MAX_SECONDS,
                    Setting.MAX_URLS_PER_HOST,
                    Setting.MAX_BYTES_PER_HOST);

    private final Words words;
    private final People people;
    private final ZoneId zone;

    SettingWords(Words words, People people, ZoneId deskZone) {
        this.words = words;
        this.people = people;
        this.zone = deskZone;
    }

    /** The name of a setting. */
    String name(Setting setting) {
        return words.say("setting." + setting.field());
    }

    /** A value as people read it. */
    String value(Setting setting, JsonNode value) {
        if (value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty())) {
            return words.say("setting.none");
        }
        DeskFormat format = new DeskFormat(words.locale(), zone);
        return switch (setting.kind()) {
            case COUNT -> limit(setting, value, format.exact(value.longValue()));
            case BYTES -> limit(setting, value, format.bytes(value.doubleValue()));
            case SECONDS ->
                    limit(setting, value, format.duration(Duration.ofSeconds(value.longValue())));
            case MILLIS -> words.say("setting.millis", format.exact(value.longValue()));
            case FACTOR, CHARSET, TEXT -> value.asString();
            case EXPRESSIONS, PARAMETERS -> joined(value, JsonNode::asString);
            case HEADERS -> joined(value, SettingWords::header);
            case WINDOW -> window(value);
            case ROBOTS -> robots(value);
        };
    }

    /** A header as it is sent. */
    static String header(JsonNode header) {
        return header.path("name").asString() + ": " + header.path("value").asString();
    }

    /** What is wrong, and how to put it right. */
    String finding(SettingFinding finding) {
        String value = finding.value();
        return switch (finding.code()) {
            case "required" -> words.say("setting.finding.required");
            case "too-long" -> words.say("setting.finding.too-long", value);
            case "too-many" -> words.say("setting.finding.too-many", value);
            case "taken" -> words.say("setting.finding.taken", value);
            case "twice" -> words.say("setting.finding.twice", value);
            case "control-characters" -> words.say("setting.finding.control-characters");
            case "approver-needed" -> words.say("setting.finding.approver-needed");
            case "out-of-range" -> outOfRange(finding);
            case "malformed" -> malformed(finding);
            default -> unknown(finding);
        };
    }

    /** What a change made otherwise, a line for each setting. */
    List<String> differences(SettingsChange change) {
        List<String> lines = new ArrayList<>();
        if (change.before().isEmpty()) {
            lines.add(words.say("setting.change.made"));
        }
        if (change.after().isEmpty()) {
            lines.add(words.say("setting.change.removed"));
            return lines;
        }
        JsonNode none = JsonNodeFactory.instance.objectNode();
        JsonNode before = change.before().orElse(none);
        JsonNode after = change.after().orElse(none);
        for (String field : List.of("name", "description", "profile")) {
            String now = after.path(field).asString("");
            if (!before.path(field).asString("").equals(now)) {
                lines.add(
                        words.say(
                                "setting.change",
                                words.say("profile." + field),
                                now.isEmpty() ? words.say("setting.none") : now));
            }
        }
        Overrides old = overrides(before);
        Overrides fresh = overrides(after);
        for (Setting setting : Setting.values()) {
            if (!old.get(setting).equals(fresh.get(setting))) {
                lines.add(
                        words.say(
                                "setting.change",
                                name(setting),
                                fresh.get(setting)
                                        .map(value -> value(setting, value))
                                        .orElseGet(() -> words.say("setting.change.inherited"))));
            }
        }
        if (lines.isEmpty()) {
            lines.add(words.say("setting.change.nothing"));
        }
        return lines;
    }

    private static Overrides overrides(JsonNode said) {
        return Overrides.read(said.path("overrides")) instanceof Overrides.Reading.Good good
                ? good.overrides()
                : Overrides.NONE;
    }

    private String limit(Setting setting, JsonNode value, String otherwise) {
        return value.longValue() == 0 && ZERO_IS_NO_LIMIT.contains(setting)
                ? words.say("setting.unlimited")
                : otherwise;
    }

    private String window(JsonNode value) {
        String days =
                joined(
                        value.path("days"),
                        day ->
                                DayOfWeek.valueOf(day.asString())
                                        .getDisplayName(TextStyle.SHORT, words.locale()));
        return words.say(
                "setting.window.is",
                days.isEmpty() ? words.say("setting.window.daily") : days,
                value.path("from").asString(),
                value.path("until").asString(),
                value.path("zone").asString());
    }

    private String robots(JsonNode value) {
        if (value.path("obey").booleanValue()) {
            return words.say("setting.robots.obeyed");
        }
        String approver = value.path("approvedBy").asString("");
        return words.say(
                "setting.robots.disobeyed",
                value.path("reason").asString("—"),
                approver.isEmpty() ? "—" : people.name(approver));
    }

    private String outOfRange(SettingFinding finding) {
        Setting setting = Setting.of(finding.field()).orElse(Setting.MAX_URLS);
        if (setting == Setting.ROBOTS) {
            return words.say("setting.finding.reason", setting.least(), setting.most());
        }
        return words.say(
                "setting.finding.out-of-range",
                finding.value(),
                bound(setting, setting.least()),
                bound(setting, setting.most()));
    }

    private static String bound(Setting setting, long bound) {
        return switch (setting.kind()) {
            case BYTES -> Quantity.BYTES.write(bound);
            case SECONDS -> Quantity.SECONDS.write(bound);
            default -> String.valueOf(bound);
        };
    }

    private String malformed(SettingFinding finding) {
        String value = finding.value();
        return switch (Setting.of(finding.field()).map(Setting::kind).orElse(Setting.Kind.TEXT)) {
            case EXPRESSIONS -> words.say("finding.excludes.malformed", value);
            case PARAMETERS -> words.say("setting.finding.parameter", value);
            case HEADERS -> words.say("setting.finding.header", value);
            case WINDOW -> words.say("setting.finding.time", value);
            default -> words.say("setting.finding.malformed", value);
        };
    }

    private String unknown(SettingFinding finding) {
        return switch (finding.item()) {
            case "window.zone" -> words.say("finding.zone.unknown", finding.value());
            case "fallbackCharset" -> words.say("setting.finding.charset", finding.value());
            case "profileId", "profile" -> words.say("setting.finding.profile", finding.value());
            case "site" -> words.say("setting.finding.site", finding.value());
            case "format" -> words.say("setting.finding.format");
            default -> words.say("setting.finding.unknown", finding.item());
        };
    }

    private String joined(JsonNode list, Function<JsonNode, String> text) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text)
                .collect(Collectors.joining(words.say("list.and")));
    }

    /** Days of the week with their names, Monday first. */
    List<Day> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(
                        day ->
                                new Day(
                                        day.name(),
                                        day.getDisplayName(TextStyle.SHORT, words.locale())))
                .toList();
    }

    /** A day of the week. */
    record Day(String value, String name) {}
}
