package org.diancang.orchestrator.profile;

import java.util.List;
import java.util.Optional;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.programme.Accounts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees to it that only an approver makes crawls disobey robots.txt, and that who did so is on
 * record. What was approved before stays approved while nobody changes its reason.
 */
@Component
class RobotsApproval {
    private final Accounts accounts;

    RobotsApproval(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The wanted overrides with the approver that they have by right.
     *
     * @param before what was overridden until now
     * @param findings gets what is wrong
     */
    Overrides record(Overrides wanted, Overrides before, String by, List<SettingFinding> findings) {
        Optional<JsonNode> robots = wanted.get(Setting.ROBOTS).filter(RobotsApproval::disobeys);
        if (robots.isEmpty()) {
            return wanted;
        }
        Optional<JsonNode> approved = before.get(Setting.ROBOTS).filter(RobotsApproval::disobeys);
        if (approved.filter(a -> sameReason(a, robots.get())).isPresent()) {
            return wanted.with(Setting.ROBOTS, approved.get());
        }
        demand(by, "robots", findings);
        ObjectNode recorded = (ObjectNode) robots.get().deepCopy();
        return wanted.with(Setting.ROBOTS, recorded.put("approvedBy", by));
    }

    /** Refuses what a site would take over from a profile, where nobody approved that it does. */
    void demandForChoice(
            Overrides wanted, Overrides before, String by, List<SettingFinding> findings) {
        Optional<JsonNode> robots = wanted.get(Setting.ROBOTS).filter(RobotsApproval::disobeys);
        if (robots.isPresent() && !robots.equals(before.get(Setting.ROBOTS))) {
            demand(by, "profileId", findings);
        }
    }

    private void demand(String by, String item, List<SettingFinding> findings) {
        if (!approves(by)) {
            findings.add(
                    new SettingFinding(
                            item,
                            "approver-needed",
                            "",
                            "makes crawls disobey robots.txt, which only an approver may do: let"
                                    + " one sign in and do it."));
        }
    }

    /** Whether somebody may approve; services that present the installation's secret may not. */
    boolean approves(String by) {
        return accounts.byUsername(by)
                .filter(account -> account.role() == Account.Role.APPROVER)
                .isPresent();
    }

    private static boolean disobeys(JsonNode robots) {
        return !robots.path("obey").booleanValue();
    }

    private static boolean sameReason(JsonNode one, JsonNode other) {
        return one.path("reason").equals(other.path("reason"));
    }
}
