package org.diancang.orchestrator.profile;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.diancang.events.CrawlSettings;
import org.diancang.events.EventCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a crawl as JSON, in which each {@link Setting} has its place. So there is one
 * list of what may be overridden, and what comes of it is checked by {@link CrawlSettings} itself.
 */
final class SettingsTree {
    private static final EventCodec CODEC = new EventCodec();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String POLITENESS = "politeness";
    private final ObjectNode tree;

    private SettingsTree(ObjectNode tree) {
        this.tree = tree;
    }

    static SettingsTree of(CrawlSettings settings) {
        return new SettingsTree((ObjectNode) JSON.readTree(CODEC.encode(settings)));
    }

    CrawlSettings settings() {
        return CODEC.decode(JSON.writeValueAsBytes(tree), CrawlSettings.class);
    }

    SettingsTree with(Overrides overrides) {
        SettingsTree changed = new SettingsTree(tree.deepCopy());
        overrides.values().forEach(changed::put);
        return changed;
    }

    /** The value of a setting in the form of {@link Overrides}; JSON null where there is none. */
    JsonNode get(Setting setting) {
        JsonNode value = tree.at(setting.place());
        if (value.isMissingNode() || value.isNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (setting.kind()) {
            case SECONDS -> JsonNodeFactory.instance.numberNode(duration(value).toSeconds());
            case MILLIS -> JsonNodeFactory.instance.numberNode(duration(value).toMillis());
            case COUNT, BYTES -> JsonNodeFactory.instance.numberNode(value.longValue());
            case FACTOR, CHARSET, TEXT, EXPRESSIONS, PARAMETERS, HEADERS -> value;
            case WINDOW -> window(value);
            case ROBOTS -> robots(value.booleanValue());
        };
    }

    private void put(Setting setting, JsonNode value) {
        switch (setting.kind()) {
            case SECONDS -> set(setting, text(Duration.ofSeconds(value.longValue())));
            case MILLIS -> set(setting, text(Duration.ofMillis(value.longValue())));
            case EXPRESSIONS -> set(setting, setting == Setting.EXCLUDES ? both(value) : value);
            case COUNT, BYTES, FACTOR, CHARSET, TEXT, PARAMETERS, HEADERS, WINDOW ->
                    set(setting, value);
            case ROBOTS -> {
                set(setting, value.path("obey"));
                ObjectNode politeness = (ObjectNode) tree.path(POLITENESS);
                politeness.set("robotsReason", orNull(value.path("reason")));
                politeness.set("robotsApprovedBy", orNull(value.path("approvedBy")));
            }
        }
    }

    private void set(Setting setting, JsonNode value) {
        int last = setting.place().lastIndexOf('/');
        ObjectNode parent =
                last == 0 ? tree : (ObjectNode) tree.at(setting.place().substring(0, last));
        parent.set(setting.place().substring(last + 1), value);
    }

    private ArrayNode both(JsonNode more) {
        Set<String> lines = new LinkedHashSet<>();
        tree.at(Setting.EXCLUDES.place()).forEach(line -> lines.add(line.stringValue()));
        more.forEach(line -> lines.add(line.stringValue()));
        ArrayNode both = JsonNodeFactory.instance.arrayNode();
        lines.forEach(both::add);
        return both;
    }

    private static JsonNode window(JsonNode value) {
        return new SettingCheck(new java.util.ArrayList<>())
                .read(Setting.WINDOW, value)
                .orElse(value);
    }

    private JsonNode robots(boolean obey) {
        ObjectNode robots = JsonNodeFactory.instance.objectNode().put("obey", obey);
        JsonNode politeness = tree.path(POLITENESS);
        if (politeness.path("robotsReason").isString()) {
            robots.set("reason", politeness.path("robotsReason"));
        }
        if (politeness.path("robotsApprovedBy").isString()) {
            robots.set("approvedBy", politeness.path("robotsApprovedBy"));
        }
        return robots;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static Duration duration(JsonNode value) {
        return Duration.parse(value.stringValue());
    }

    private static JsonNode text(Duration duration) {
        return JsonNodeFactory.instance.stringNode(duration.toString());
    }
}
