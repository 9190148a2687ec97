package org.diancang.orchestrator.desk;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.diancang.orchestrator.screen.Words;

/** Says what a cron expression of one of the usual shapes means; of others it says the fields. */
final class CronWords {
    private static final String NUMBER = "[0-9]{1,2}";
    private static final String LIST = NUMBER + "(,[0-9]{1,2})*";
    private static final List<String> DAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");

    private final Words words;
    private final Locale locale;
    private final String[] fields;
    private final String expression;

    CronWords(String expression, Words words) {
        this.words = words;
        this.locale = words.locale();
        this.expression = expression;
        this.fields = expression.toUpperCase(Locale.ROOT).split(" ", -1);
    }

    String say() {
        Optional<String> time = time();
        Optional<String> day = day();
        Optional<String> months = months();
        if (time.isEmpty() || day.isEmpty() || months.isEmpty()) {
            return words.say("schedule.say.cron.other", expression);
        }
        String said = words.say("schedule.say.cron", day.get(), time.get());
        return months.get().isEmpty()
                ? said
                : words.say("schedule.say.cron.months", said, months.get());
    }

    private Optional<String> time() {
        String hour = fields[1];
        if (!fields[0].matches(NUMBER)) {
            return Optional.empty();
        }
        int minute = Integer.parseInt(fields[0]);
        if (hour.equals("*")) {
            return Optional.of(words.say("schedule.say.hourly", minute));
        }
        if (hour.matches("\\*/" + NUMBER)) {
            return Optional.of(
                    words.say(
                            "schedule.say.hours.step",
                            Integer.parseInt(hour.substring(2)),
                            minute));
        }
        return hour.matches(LIST)
                ? Optional.of(list(hour, h -> String.format(Locale.ROOT, "%02d:%02d", h, minute)))
                : Optional.empty();
    }

    private Optional<String> day() {
        String dayOfMonth = fields[2];
        String dayOfWeek = numbered(fields[4], DAYS, 0);
        boolean ofMonth = dayOfMonth.matches(LIST);
        boolean ofWeek = dayOfWeek.matches(LIST + "|" + NUMBER + "-" + NUMBER);
        if (dayOfMonth.equals("*") && dayOfWeek.equals("*")) {
            return Optional.of(words.say("schedule.say.daily"));
        }
        if (dayOfMonth.equals("*") && ofWeek) {
            return Optional.of(words.say("schedule.say.weekdays", weekdays(dayOfWeek)));
        }
        if (ofMonth && dayOfWeek.equals("*")) {
            return Optional.of(words.say("schedule.say.days", list(dayOfMonth, String::valueOf)));
        }
        return ofMonth && ofWeek
                ? Optional.of(
                        words.say(
                                "schedule.say.either",
                                list(dayOfMonth, String::valueOf),
                                weekdays(dayOfWeek)))
                : Optional.empty();
    }

    /** Empty text for every month. */
    private Optional<String> months() {
        String months = numbered(fields[3], MONTHS, 1);
        if (months.equals("*")) {
            return Optional.of("");
        }
        return months.matches(LIST)
                ? Optional.of(
                        list(months, m -> Month.of(m).getDisplayName(TextStyle.SHORT, locale)))
                : Optional.empty();
    }

    private String weekdays(String days) {
        String[] ends = days.split("-", 2);
        return ends.length == 2
                ? words.say(
                        "schedule.say.range",
                        weekday(Integer.parseInt(ends[0])),
                        weekday(Integer.parseInt(ends[1])))
                : list(days, this::weekday);
    }

    private String weekday(int day) {
        return DayOfWeek.of(day == 0 ? 7 : day).getDisplayName(TextStyle.SHORT, locale);
    }

    private String list(String numbers, IntFunction<String> said) {
        return Arrays.stream(numbers.split(","))
                .map(n -> said.apply(Integer.parseInt(n)))
                .collect(Collectors.joining(words.say("schedule.say.and")));
    }

    private static String numbered(String field, List<String> names, int first) {
        String numbered = field;
        for (int i = 0; i < names.size(); i++) {
            numbered = numbered.replace(names.get(i), String.valueOf(i + first));
        }
        return numbered;
    }
}
