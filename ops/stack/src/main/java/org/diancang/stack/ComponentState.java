package org.diancang.stack;

import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the owner of the stack says of one component.
 *
 * @param name {@code postgres}, {@code kafka} or {@code elasticsearch}
 * @param condition how it is
 * @param since since when it is so
 * @param message why it is or was down and what comes next; empty where it was always up
 */
public record ComponentState(String name, Condition condition, Instant since, String message) {
    /** How a component is. */
    public enum Condition {
        /** It answers. */
        UP,
        /** It ended unasked and is being started again. */
        RESTARTING,
        /** It ended unasked too often and is not started again. */
        LOST
    }

    void put(Properties report) {
        report.setProperty("condition." + name, condition.name());
        report.setProperty("since." + name, since.toString());
        report.setProperty("message." + name, message.replaceAll("[\\r\\n]+", " "));
    }

    static Optional<ComponentState> of(String name, Properties report) {
        String condition = report.getProperty("condition." + name);
        String since = report.getProperty("since." + name);
        return condition == null || since == null
                ? Optional.empty()
                : Optional.of(
                        new ComponentState(
                                name,
                                Condition.valueOf(condition),
                                Instant.parse(since),
                                report.getProperty("message." + name, "")));
    }
}
