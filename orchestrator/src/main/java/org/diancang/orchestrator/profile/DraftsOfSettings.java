package org.diancang.orchestrator.profile;

import java.util.List;
import org.diancang.events.ScopeRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what somebody typed of a profile or of the settings of a site. */
@Component
class DraftsOfSettings {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private final RobotsApproval approval;
    private final UsualSettings usual;

    DraftsOfSettings(RobotsApproval approval, UsualSettings usual) {
        this.approval = approval;
        this.usual = usual;
    }

    String name(@Nullable String typed, List<SettingFinding> findings) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty()) {
            findings.add(new SettingFinding("name", "required", "", "must be given."));
        }
        text("name", name, LONGEST_NAME, findings);
        return name;
    }

    String description(@Nullable String typed, List<SettingFinding> findings) {
        String description = typed == null ? "" : typed.strip().replace("\r\n", "\n");
        text("description", description, LONGEST_DESCRIPTION, findings);
        return description;
    }

    private static void text(String item, String text, int longest, List<SettingFinding> findings) {
        if (text.length() > longest) {
            findings.add(
                    new SettingFinding(
                            item,
                            "too-long",
                            String.valueOf(longest),
                            "may have " + longest + " characters at most."));
        }
        if (text.codePoints().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            findings.add(
                    new SettingFinding(
                            item, "control-characters", "", "must have no control characters."));
        }
    }

    /**
     * What was typed, with who approved of disobeying robots.txt; {@link Overrides#NONE} where
     * something is wrong.
     *
     * @param before what was overridden until now
     */
    Overrides overrides(
            @Nullable JsonNode typed, Overrides before, String by, List<SettingFinding> findings) {
        JsonNode given = typed == null ? JsonNodeFactory.instance.nullNode() : typed;
        return switch (Overrides.read(given)) {
            case Overrides.Reading.Bad bad -> {
                findings.addAll(bad.findings());
                yield Overrides.NONE;
            }
            case Overrides.Reading.Good good -> {
                fits(good.overrides(), findings);
                yield approval.record(good.overrides(), before, by, findings);
            }
        };
    }

    private void fits(Overrides overrides, List<SettingFinding> findings) {
        int own = overrides.get(Setting.EXCLUDES).map(JsonNode::size).orElse(0);
        int most = ScopeRules.MOST - usual.usual().rules().excludes().size();
        if (own > most) {
            findings.add(
                    new SettingFinding(
                            "excludes",
                            "too-many",
                            String.valueOf(most),
                            "may be " + most + " at most beside those of the installation."));
        }
    }
}
