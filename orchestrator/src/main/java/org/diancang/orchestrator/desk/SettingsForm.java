package org.diancang.orchestrator.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.diancang.orchestrator.profile.Overrides;
import org.diancang.orchestrator.profile.Setting;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed into the fields of settings, kept as it was typed. A field that is blank overrides
 * nothing.
 *
 * @param typed text by name of the field; days of a window stand together, with commas
 */
record SettingsForm(Map<String, String> typed) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    SettingsForm {
        typed = Map.copyOf(typed);
    }

    static SettingsForm of(MultiValueMap<String, String> sent) {
        return new SettingsForm(
                sent.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, e -> String.join(",", e.getValue()))));
    }

    static SettingsForm of(Overrides overrides) {
        Map<String, String> typed = new HashMap<>();
        overrides.values().forEach((setting, value) -> put(typed, setting, value));
        return new SettingsForm(typed);
    }

    /** As typed; empty where nothing was. */
    public String get(String name) {
        return typed.getOrDefault(name, "");
    }

    /** The same with one field otherwise. */
    SettingsForm with(String name, String text) {
        Map<String, String> changed = new HashMap<>(typed);
        changed.put(name, text);
        return new SettingsForm(changed);
    }

    /** The version that was changed; what is none matches none. */
    long version() {
        return get("version").matches("[0-9]{1,18}") ? Long.parseLong(get("version")) : -1;
    }

    /** Whether a day of the window is chosen. */
    public boolean day(String name) {
        return List.of(get("window.days").split(",", -1)).contains(name);
    }

    /** The same as JSON, with what can't be read as it was typed, so that it is refused. */
    ObjectNode draft() {
        ObjectNode draft = NODES.objectNode();
        for (Setting setting : Setting.values()) {
            read(setting).ifPresent(value -> draft.set(setting.field(), value));
        }
        return draft;
    }

    private Optional<JsonNode> read(Setting setting) {
        String text = get(setting.field()).strip();
        return switch (setting.kind()) {
            case WINDOW -> window();
            case ROBOTS -> robots();
            case COUNT,
                    MILLIS,
                    BYTES,
                    SECONDS,
                    FACTOR,
                    CHARSET,
                    TEXT,
                    EXPRESSIONS,
                    PARAMETERS,
                    HEADERS ->
                    text.isEmpty() ? Optional.empty() : Optional.of(value(setting.kind(), text));
        };
    }

    private static JsonNode value(Setting.Kind kind, String text) {
        return switch (kind) {
            case COUNT, MILLIS ->
                    text.matches("-?[0-9]{1,18}")
                            ? NODES.numberNode(Long.parseLong(text))
                            : NODES.stringNode(text);
            case BYTES -> quantity(Quantity.BYTES, text);
            case SECONDS -> quantity(Quantity.SECONDS, text);
            case FACTOR ->
                    text.matches("-?[0-9]{1,6}(\\.[0-9]{1,6})?")
                            ? NODES.numberNode(Double.parseDouble(text))
                            : NODES.stringNode(text);
            case EXPRESSIONS, PARAMETERS -> lines(text);
            case HEADERS -> headers(text);
            case CHARSET, TEXT, WINDOW, ROBOTS -> NODES.stringNode(text);
        };
    }

    private static JsonNode quantity(Quantity quantity, String text) {
        return quantity.read(text)
                .<JsonNode>map(NODES::numberNode)
                .orElseGet(() -> NODES.stringNode(text));
    }

    private static ArrayNode lines(String text) {
        ArrayNode lines = NODES.arrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }

    private static ArrayNode headers(String text) {
        ArrayNode headers = NODES.arrayNode();
        lines(text)
                .forEach(
                        line -> {
                            String[] parts = line.stringValue().split(":", 2);
                            headers.addObject()
                                    .put("name", parts[0].strip())
                                    .put("value", parts.length < 2 ? "" : parts[1].strip());
                        });
        return headers;
    }

    private Optional<JsonNode> window() {
        // The zone alone says nothing: it is there before anything is typed.
        if ((get("window.from") + get("window.until") + get("window.days")).isBlank()) {
            return Optional.empty();
        }
        ObjectNode window = NODES.objectNode().put("zone", get("window.zone").strip());
        ArrayNode days = window.putArray("days");
        for (String day : get("window.days").split(",", -1)) {
            if (!day.isBlank()) {
                days.add(day);
            }
        }
        return Optional.of(
                window.put("from", get("window.from").strip())
                        .put("until", get("window.until").strip()));
    }

    private Optional<JsonNode> robots() {
        return switch (get("robots.obey")) {
            case "" -> Optional.empty();
            case "true" -> Optional.of(NODES.objectNode().put("obey", true));
            case "false" ->
                    Optional.of(
                            NODES.objectNode()
                                    .put("obey", false)
                                    .put("reason", get("robots.reason").strip()));
            case String other -> Optional.of(NODES.stringNode(other));
        };
    }

    private static void put(Map<String, String> typed, Setting setting, JsonNode value) {
        switch (setting.kind()) {
            case COUNT, MILLIS, FACTOR, CHARSET, TEXT ->
                    typed.put(setting.field(), value.asString());
            case BYTES -> typed.put(setting.field(), Quantity.BYTES.write(value.longValue()));
            case SECONDS -> typed.put(setting.field(), Quantity.SECONDS.write(value.longValue()));
            case EXPRESSIONS, PARAMETERS ->
                    typed.put(setting.field(), joined(value, "\n", JsonNode::asString));
            case HEADERS -> typed.put(setting.field(), joined(value, "\n", SettingWords::header));
            case WINDOW -> {
                typed.put("window.zone", value.path("zone").asString());
                typed.put("window.days", joined(value.path("days"), ",", JsonNode::asString));
                typed.put("window.from", value.path("from").asString());
                typed.put("window.until", value.path("until").asString());
            }
            case ROBOTS -> {
                typed.put("robots.obey", value.path("obey").asString());
                typed.put("robots.reason", value.path("reason").asString(""));
            }
        }
    }

    private static String joined(JsonNode list, String between, Function<JsonNode, String> text) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text)
                .collect(Collectors.joining(between));
    }
}
