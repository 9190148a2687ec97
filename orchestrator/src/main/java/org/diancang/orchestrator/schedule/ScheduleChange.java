package org.diancang.orchestrator.schedule;

import java.util.List;
import java.util.Optional;

/** What came of changing a schedule. */
public sealed interface ScheduleChange {
    /** It is as wanted now; {@code created} where the site had none. */
    record Saved(Schedule schedule, boolean created) implements ScheduleChange {}

    /** Nothing was changed; why, everything that is wrong. */
    record Refused(List<ScheduleFinding> findings) implements ScheduleChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was changed, since somebody else changed it first; how it stands now, if it does. */
    record Outdated(Optional<Schedule> current) implements ScheduleChange {}

    /** There is no such site. */
    record NoSuchSite() implements ScheduleChange {}
}
