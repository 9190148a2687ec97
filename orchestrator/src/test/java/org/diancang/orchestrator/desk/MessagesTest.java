package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.Scope;
import org.diancang.orchestrator.capture.CaptureKind;
import org.diancang.orchestrator.capture.CaptureOutcome;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.CrawlTrouble;
import org.diancang.orchestrator.crawl.WaitReason;
import org.diancang.orchestrator.credential.CredentialEvent;
import org.diancang.orchestrator.profile.EffectiveSettings;
import org.diancang.orchestrator.profile.Setting;
import org.diancang.orchestrator.profile.SettingsImport;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.removal.Removal;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.SkipReason;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.Subject;
import org.diancang.screenkit.TextsOfPages;
import org.junit.jupiter.api.Test;

class MessagesTest extends TextsOfPages {
    MessagesTest() {
        super("orchestrator");
    }

    @Test
    void everyKeyThatCodeNamesExists() {
        Set<String> used = new TreeSet<>();
        for (String source : sources("java")) {
            used.addAll(found("\\.say\\(\\s*\"([a-zA-Z0-9.-]+)\"[,)]", source));
        }

        assertThat(used).hasSizeGreaterThan(50).isSubsetOf(keys());
    }

    /** Every key of a beginning and a value that is known only at run time; no more than these. */
    @Override
    protected Set<String> putTogether() {
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
        add(keys, "crawl.", "minutes.label", "bytes.label", "bytes");
        keys.add("site.captures");
        add(keys, "queue.state.", CrawlSnapshot.QueueState.values());
        add(keys, "forecast.", Forecast.End.values());
        add(keys, "trouble.", CrawlTrouble.Kind.values());
        add(keys, "trouble.log.", CrawlTrouble.Kind.values());
        FetchWords.EXPLAINED.forEach(code -> keys.add("fetch.status." + -code));
        Arrays.stream(WaitReason.values()).forEach(w -> keys.add("wait." + w.code()));
        WaitSentences.OF_ENGINES.forEach(word -> keys.add("wait." + word));
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
        add(keys, "scopeCheck.rule.", ScopeRow.RULES);
        for (Setting setting : Setting.values()) {
            add(keys, "setting." + setting.field(), "", ".hint");
        }
        add(keys, "setting.group.", SettingGroups.Group.values());
        add(keys, "setting.origin.", EffectiveSettings.Origin.values());
        add(keys, "import.fate.", SettingsImport.Fate.values());
        addRemovals(keys);
        add(keys, "import.subject.", SettingsImport.Subject.values());
        add(keys, "profile.", "name", "description", "profile");
        add(keys, "credential.event.", CredentialEvent.What.values());
        add(keys, "index.state.", IndexCard.Standing.values());
        IndexPages.NAMES.forEach(name -> add(keys, "index.", "name." + name, "use." + name));
        for (String trouble : IndexCard.TROUBLES) {
            add(keys, "index.trouble." + trouble, "", ".works", ".action");
        }
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
        add(keys, "finding.server.", "required", "malformed", "duplicate");
        add(keys, "finding.realm.", "too-long", "control-characters");
        for (String field : List.of("userName", "password")) {
            add(keys, "finding." + field + ".", "required", "too-long", "control-characters");
            add(keys, "finding." + field + ".", "not-ascii");
        }
        add(keys, "finding.userName.", "colon");
        add(keys, "finding.loginUrl.", "required", "too-long", "malformed", "not-ascii");
        add(keys, "finding.loginUrl.", "duplicate");
        for (String field : List.of("userField", "passwordField")) {
            add(keys, "finding." + field + ".", "required", "too-long", "control-characters");
            add(keys, "finding." + field + ".", "not-ascii");
        }
        add(keys, "finding.passwordField.", "repeated");
        add(keys, "finding.fields.", "too-many", "too-long", "control-characters", "not-ascii");
        add(keys, "finding.fields.", "repeated", "twice");
    }

    /** What was done or refused, and events in the log of a crawl. */
    private void fromSources(Set<String> keys) {
        for (String source : sources("java")) {
            found("\"done\",\\s*\"(\\w+)\"", source).forEach(k -> keys.add("done." + k));
            found("\"refused\",\\s*\"(\\w+)\"", source).forEach(k -> keys.add("refused." + k));
            found("asked\\([^;]*\"(\\w+)\", next\\)", source).forEach(k -> keys.add("done." + k));
            found("\"(\\w+Requested)\"", source).stream()
                    .filter(name -> Character.isUpperCase(name.charAt(0)))
                    .forEach(k -> keys.add("event." + k));
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
        for (String template : sources("html")) {
            drawn.addAll(found("icons\\.svg#([a-z0-9-]+)", template));
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
        List.of(ScopeRow.IN, ScopeRow.NEEDED, ScopeRow.OUT).forEach(c -> drawn.add(c.icon()));
        for (CrawlSnapshot.QueueState state : CrawlSnapshot.QueueState.values()) {
            drawn.add(LiveView.chip(state).icon());
        }
        for (IndexCard.Standing standing : IndexCard.Standing.values()) {
            drawn.add(standing.chip().icon());
        }
        for (Standing standing : Standing.values()) {
            drawn.add(standing.chip().icon());
            drawn.add(standing.glyph());
        }

        assertThat(found("<symbol id=\"([a-z0-9-]+)\"", sprite)).containsAll(drawn);
    }

    private static void addRemovals(Set<String> keys) {
        for (Removal.Level level : Removal.Level.values()) {
            add(keys, "removal.level." + level, "", ".hint");
        }
        add(keys, "removal.state.", Removal.State.values());
        add(keys, "done.removal.", "IN_FORCE", "WAITING", "REFUSED", "PURGED", "LIFTED");
        add(keys, "removal.event.", "ASKED", "APPROVED", "REFUSED", "LIFTED", "PURGED");
        add(keys, "removal.event.", "UNFINISHED");
        add(keys, "refused.removal.", "unfinished", "opened", "notNow");
        add(keys, "removal.rule.", "made", "changed", "removed");
        add(keys, "finding.removal.level.", "required");
        add(keys, "finding.removal.urlPattern.", "required", "malformed", "purge", "opened");
        for (String field : List.of("reason", "orderNumber", "message")) {
            add(keys, "finding.removal." + field + ".", "too-long", "control-characters");
        }
        add(keys, "finding.removal.", "reason.required", "orderNumber.required");
    }

    private static void add(Set<String> wanted, String beginning, String... endings) {
        Arrays.stream(endings).forEach(ending -> wanted.add(beginning + ending));
    }

    private static void add(Set<String> wanted, String beginning, Enum<?>[] values) {
        Arrays.stream(values).forEach(value -> wanted.add(beginning + value.name()));
    }
}
