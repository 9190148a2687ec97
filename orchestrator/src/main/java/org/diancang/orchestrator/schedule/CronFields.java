package org.diancang.orchestrator.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds which field of a cron expression can't be read, since the parser only says that one is. */
final class CronFields {
    private static final int LONGEST = 300;
    private static final List<Field> FIELDS =
            List.of(
                    new Field("minute", "0 to 59"),
                    new Field("hour", "0 to 23"),
                    new Field("day-of-month", "1 to 31"),
                    new Field("month", "1 to 12 or JAN to DEC"),
                    new Field("day-of-week", "0 to 7 (0 and 7 are Sunday) or SUN to SAT"));

    private record Field(String code, String values) {}

    /** What came of reading. */
    sealed interface Reading {
        /** It is one. */
        record Good(CronRule rule) implements Reading {}

        /** It is none. */
        record Bad(ScheduleFinding finding) implements Reading {}
    }

    private CronFields() {}

    /** Reads what somebody typed; never fails. */
    static Reading read(String typed) {
        String expression = typed.strip().replaceAll("\\s+", " ");
        if (expression.isEmpty()) {
            return bad("required", "", "must be given: five fields, such as 0 2 * * 1.");
        }
        if (expression.length() > LONGEST) {
            return bad("too-long", "", "may have at most 300 characters.");
        }
        String[] fields = expression.split(" ", -1);
        if (fields.length != FIELDS.size()) {
            return bad(
                    "field-count",
                    String.valueOf(fields.length),
                    "must have five fields (minute, hour, day of month, month, day of week), has "
                            + fields.length
                            + ".");
        }
        for (int i = 0; i < fields.length; i++) {
            String[] alone = {"*", "*", "*", "*", "*"};
            alone[i] = fields[i];
            // The parser has extensions that crontab(5) lacks; what it lacks nobody means.
            if (!fields[i].matches("[0-9A-Za-z*/,-]+") || rule(alone).isEmpty()) {
                Field field = FIELDS.get(i);
                return bad(
                        field.code(),
                        fields[i],
                        "has the "
                                + field.code()
                                + " \""
                                + fields[i]
                                + "\"; it may be "
                                + field.values()
                                + ", *, a list 1,15, a range 1-5 or a step */2.");
            }
        }
        return rule(fields)
                .<Reading>map(Reading.Good::new)
                .orElseGet(
                        () -> bad("malformed", expression, "has fields that do not go together."));
    }

    private static Optional<CronRule> rule(String[] fields) {
        try {
            return Optional.of(new CronRule(String.join(" ", Arrays.asList(fields))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Reading bad(String code, String value, String detail) {
        return new Reading.Bad(new ScheduleFinding("cron", code, value, detail));
    }
}
