package org.diancang.orchestrator.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.CrawlSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some settings of crawls, each with a value that was checked; what is absent falls through to what
 * lies below. Two are equal where they say the same.
 *
 * @param values value as JSON by setting, in the order of {@link Setting}; not to be changed
 */
public record Overrides(Map<Setting, JsonNode> values) {
    /** Nothing is overridden. */
    public static final Overrides NONE = new Overrides(Map.of());

    public Overrides {
        EnumMap<Setting, JsonNode> ordered = new EnumMap<>(Setting.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** What came of reading JSON. */
    public sealed interface Reading {
        /** It is fine. */
        record Good(Overrides overrides) implements Reading {}

        /** It can't be kept; why, everything that is wrong. */
        record Bad(List<SettingFinding> findings) implements Reading {
            public Bad {
                findings = List.copyOf(findings);
            }
        }
    }

    /** Reads a JSON object whose members are named like {@link Setting#field()}; null is absent. */
    public static Reading read(JsonNode given) {
        List<SettingFinding> findings = new ArrayList<>();
        if (!given.isObject() && !given.isNull() && !given.isMissingNode()) {
            findings.add(
                    new SettingFinding("overrides", "malformed", "", "must be a JSON object."));
        }
        SettingCheck check = new SettingCheck(findings);
        Map<Setting, JsonNode> values = new EnumMap<>(Setting.class);
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            Optional<Setting> setting = Setting.of(member.getKey());
            if (setting.isEmpty()) {
                findings.add(
                        new SettingFinding(
                                member.getKey(), "unknown", member.getKey(), "is no setting."));
            } else if (!member.getValue().isNull()) {
                check.read(setting.get(), member.getValue())
                        .ifPresent(value -> values.put(setting.get(), value));
            }
        }
        return findings.isEmpty()
                ? new Reading.Good(new Overrides(values))
                : new Reading.Bad(findings);
    }

    /** The value of a setting, where it is overridden. */
    public Optional<JsonNode> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** These over others: what both have is as here, what one has is as there. */
    public Overrides over(Overrides below) {
        Map<Setting, JsonNode> both = new EnumMap<>(Setting.class);
        both.putAll(below.values);
        both.putAll(values);
        return new Overrides(both);
    }

    /** These with one more, or another value of one. */
    Overrides with(Setting setting, JsonNode value) {
        return new Overrides(Map.of(setting, value)).over(this);
    }

    /** These without the name of who approved of disobeying robots.txt. */
    Overrides withoutApprover() {
        return get(Setting.ROBOTS)
                .map(
                        robots -> {
                            ObjectNode rest = (ObjectNode) robots.deepCopy();
                            rest.remove("approvedBy");
                            return with(Setting.ROBOTS, rest);
                        })
                .orElse(this);
    }

    /** The settings of a crawl with these instead of its own. */
    public CrawlSettings on(CrawlSettings below) {
        return SettingsTree.of(below).with(this).settings();
    }

    /** As JSON, in the order of {@link Setting}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach((setting, value) -> json.set(setting.field(), value.deepCopy()));
        return json;
    }
}
