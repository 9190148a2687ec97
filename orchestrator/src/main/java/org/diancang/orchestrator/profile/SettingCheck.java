package org.diancang.orchestrator.profile;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.diancang.events.RequestSettings;
import org.diancang.url.UrlPattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the value of one setting, says what is wrong with it, and writes it in one way only. */
final class SettingCheck {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final List<SettingFinding> findings;

    SettingCheck(List<SettingFinding> findings) {
        this.findings = findings;
    }

    /** The value as it is kept; empty where something is wrong with it. */
    Optional<JsonNode> read(Setting setting, JsonNode given) {
        int before = findings.size();
        Optional<JsonNode> value =
                switch (setting.kind()) {
                    case COUNT, BYTES, SECONDS, MILLIS -> whole(setting, given);
                    case FACTOR -> factor(setting, given);
                    case CHARSET -> charset(setting, given);
                    case TEXT -> ascii(setting, given);
                    case EXPRESSIONS -> lines(setting, given, SettingCheck::expression);
                    case PARAMETERS -> lines(setting, given, SettingCheck::parameter);
                    case HEADERS -> headers(setting, given);
                    case WINDOW -> window(given);
                    case ROBOTS -> robots(setting, given);
                };
        return findings.size() > before ? Optional.empty() : value;
    }

    private Optional<JsonNode> whole(Setting setting, JsonNode given) {
        if (!given.isIntegralNumber()
                || !given.canConvertToLong()
                || given.longValue() < setting.least()
                || given.longValue() > setting.most()) {
            return outOfRange(setting, given, "a whole number from ");
        }
        return Optional.of(NODES.numberNode(given.longValue()));
    }

    private Optional<JsonNode> factor(Setting setting, JsonNode given) {
        if (!given.isNumber()
                || !(given.doubleValue() >= setting.least()
                        && given.doubleValue() <= setting.most())) {
            return outOfRange(setting, given, "a number from ");
        }
        return Optional.of(NODES.numberNode(given.doubleValue()));
    }

    private Optional<JsonNode> outOfRange(Setting setting, JsonNode given, String what) {
        return wrong(
                setting.field(),
                "out-of-range",
                said(given),
                "must be " + what + setting.least() + " to " + setting.most() + ".");
    }

    private Optional<JsonNode> charset(Setting setting, JsonNode given) {
        String name = text(given);
        try {
            if (!name.isEmpty() && name.length() <= setting.most() && Charset.isSupported(name)) {
                return Optional.of(NODES.stringNode(Charset.forName(name).name()));
            }
        } catch (IllegalCharsetNameException e) {
            // Said below, as what nobody knows.
        }
        return wrong(
                setting.field(),
                "unknown",
                said(given),
                "is no charset of the IANA list; write it like GB18030.");
    }

    private Optional<JsonNode> ascii(Setting setting, JsonNode given) {
        String text = text(given);
        try {
            var _ = new RequestSettings(text, List.of());
        } catch (IllegalArgumentException e) {
            return wrong(
                    setting.field(),
                    "malformed",
                    said(given),
                    "must be 1 to " + setting.most() + " printable ASCII characters.");
        }
        return Optional.of(NODES.stringNode(text));
    }

    private Optional<JsonNode> lines(
            Setting setting, JsonNode given, UnaryOperator<String> problem) {
        if (!fits(setting, given)) {
            return Optional.empty();
        }
        Set<String> lines = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String line = text(given.get(i));
            String found = problem.apply(line);
            if (!found.isEmpty()) {
                wrong(setting.field() + "[" + i + "]", "malformed", said(given.get(i)), found);
            }
            lines.add(line);
        }
        ArrayNode kept = NODES.arrayNode();
        lines.forEach(kept::add);
        return Optional.of(kept);
    }

    private static String expression(String line) {
        try {
            var _ = UrlPattern.of(line);
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage() + " (RE2 syntax).";
        }
    }

    private static String parameter(String line) {
        return line.matches("[A-Za-z0-9_.\\-\\[\\]]{1,100}")
                ? ""
                : "must be the name of a query parameter, such as jsessionid.";
    }

    private Optional<JsonNode> headers(Setting setting, JsonNode given) {
        if (!fits(setting, given)) {
            return Optional.empty();
        }
        ArrayNode kept = NODES.arrayNode();
        for (int i = 0; i < given.size(); i++) {
            String name = text(given.get(i).path("name"));
            String value = text(given.get(i).path("value"));
            try {
                var header = new RequestSettings.Header(name, value);
                var _ = new RequestSettings(null, List.of(header));
            } catch (IllegalArgumentException e) {
                wrong(
                        setting.field() + "[" + i + "]",
                        "malformed",
                        name,
                        e.getMessage() + "; give name and value.");
            }
            kept.add(NODES.objectNode().put("name", name).put("value", value));
        }
        return Optional.of(kept);
    }

    private boolean fits(Setting setting, JsonNode given) {
        if (given.isArray() && given.size() >= setting.least() && given.size() <= setting.most()) {
            return true;
        }
        wrong(
                setting.field(),
                "too-many",
                String.valueOf(setting.most()),
                "must be an array of "
                        + setting.least()
                        + " to "
                        + setting.most()
                        + "; leave it out where nothing is overridden.");
        return false;
    }

    private Optional<JsonNode> window(JsonNode given) {
        if (!given.isObject()) {
            return wrong(
                    "window",
                    "malformed",
                    said(given),
                    "must be an object of zone, days, from and until.");
        }
        String zone = text(given.path("zone"));
        // Offsets such as +08:00 are zones to Java; a place knows when its clocks change.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            wrong(
                    "window.zone",
                    "unknown",
                    zone,
                    "is no time zone of the IANA list; write it like Asia/Shanghai.");
        }
        ObjectNode kept = NODES.objectNode().put("zone", zone);
        ArrayNode days = kept.putArray("days");
        for (DayOfWeek day : days(given.path("days"))) {
            days.add(day.name());
        }
        kept.put("from", time("window.from", given.path("from")));
        kept.put("until", time("window.until", given.path("until")));
        return Optional.of(kept);
    }

    private List<DayOfWeek> days(JsonNode given) {
        List<DayOfWeek> days = new ArrayList<>();
        for (JsonNode name : given) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().equals(text(name)))
                    .findFirst()
                    .ifPresentOrElse(
                            days::add,
                            () ->
                                    wrong(
                                            "window.days",
                                            "unknown",
                                            said(name),
                                            "must be MONDAY to SUNDAY."));
        }
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            wrong("window.days", "unknown", said(given), "must be an array of MONDAY to SUNDAY.");
        }
        return days.stream().distinct().sorted().toList();
    }

    private String time(String item, JsonNode given) {
        String time = text(given);
        try {
            if (time.matches("[0-9]{2}:[0-9]{2}(:00)?")) {
                return LocalTime.parse(time).toString();
            }
        } catch (DateTimeException e) {
            // Said below, as what is no time at all.
        }
        wrong(item, "malformed", said(given), "must be a time of day from 00:00 to 23:59.");
        return "";
    }

    private Optional<JsonNode> robots(Setting setting, JsonNode given) {
        JsonNode obey = given.path("obey");
        if (!obey.isBoolean()) {
            return wrong(
                    "robots.obey", "malformed", said(obey), "must be true or false, with reason.");
        }
        ObjectNode kept = NODES.objectNode().put("obey", obey.booleanValue());
        if (!obey.booleanValue()) {
            String reason = text(given.path("reason")).strip();
            if (reason.length() < setting.least() || reason.length() > setting.most()) {
                wrong(
                        "robots.reason",
                        "out-of-range",
                        reason,
                        "must say in "
                                + setting.least()
                                + " to "
                                + setting.most()
                                + " characters why robots.txt is not obeyed.");
            } else if (reason.codePoints().anyMatch(Character::isISOControl)) {
                wrong(
                        "robots.reason",
                        "control-characters",
                        "",
                        "must have no control characters.");
            }
            kept.put("reason", reason);
            if (given.path("approvedBy").isString()) {
                kept.put("approvedBy", text(given.path("approvedBy")));
            }
        }
        return Optional.of(kept);
    }

    private Optional<JsonNode> wrong(String item, String code, String value, String detail) {
        findings.add(new SettingFinding(item, code, value, detail));
        return Optional.empty();
    }

    private static String text(JsonNode given) {
        return given.isString() ? given.stringValue() : "";
    }

    private static String said(JsonNode given) {
        return given.isMissingNode() ? "" : given.isString() ? text(given) : given.toString();
    }
}
