package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.List;
import org.diancang.orchestrator.schedule.Plan;
import org.diancang.orchestrator.schedule.ScheduleFinding;
import org.diancang.orchestrator.schedule.Schedules;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.springframework.stereotype.Component;

/** Shows what a form means before it is kept. */
@Component
class SchedulePreviews {
    private static final int NEXT = 5;
    private final Schedules schedules;
    private final ScheduleSentences sentences;
    private final Words words;

    SchedulePreviews(Schedules schedules, ScheduleSentences sentences, Words words) {
        this.schedules = schedules;
        this.sentences = sentences;
        this.words = words;
    }

    /**
     * What a form means.
     *
     * @param sentence in words; empty where there is something to put right
     * @param next the next times, by the clocks of the schedule's own zone
     * @param problems what to put right, in words
     * @param fingerprint of the form
     */
    record Preview(String sentence, List<String> next, List<String> problems, String fingerprint) {}

    Preview of(ScheduleForm form) {
        return switch (schedules.preview(form.draft(), NEXT)) {
            case Schedules.Preview.Good good ->
                    new Preview(
                            sentences.say(good.plan()),
                            good.next().stream().map(due -> say(due, good.plan())).toList(),
                            List.of(),
                            form.fingerprint());
            case Schedules.Preview.Bad bad ->
                    new Preview(
                            "",
                            List.of(),
                            bad.findings().stream().map(this::say).toList(),
                            form.fingerprint());
        };
    }

    private String say(ScheduleFinding finding) {
        return words.say("finding." + finding.item() + "." + finding.code(), finding.value());
    }

    private String say(Instant due, Plan plan) {
        DeskFormat format = new DeskFormat(words.locale(), plan.zone());
        return format.day(due) + " " + format.clock(due);
    }
}
