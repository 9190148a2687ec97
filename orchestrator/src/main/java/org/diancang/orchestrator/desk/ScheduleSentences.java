package org.diancang.orchestrator.desk;

import java.time.format.TextStyle;
import java.util.Locale;
import org.diancang.orchestrator.schedule.CronRule;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.Plan;
import org.diancang.orchestrator.screen.Words;
import org.springframework.stereotype.Component;

/** Says in a sentence how often a site is crawled, in the reader's language. */
@Component
class ScheduleSentences {
    private static final String BEIJING = "Asia/Shanghai";
    private final Words words;

    ScheduleSentences(Words words) {
        this.words = words;
    }

    String say(Plan plan) {
        String zone = plan.zone().getId();
        return words.say(
                "schedule.say.zone",
                switch (plan.recurrence()) {
                    case Interval interval -> interval(interval);
                    case CronRule cron -> new CronWords(cron.expression(), words).say();
                },
                zone.equals(BEIJING) ? words.say("schedule.zone.beijing") : zone);
    }

    private String interval(Interval interval) {
        Locale locale = words.locale();
        return words.say(
                "schedule.say." + interval.unit(),
                interval.every(),
                interval.startsOn() + " " + interval.at(),
                interval.at().toString(),
                interval.startsOn().getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
    }
}
