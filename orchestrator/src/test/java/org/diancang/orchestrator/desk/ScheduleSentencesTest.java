package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.diancang.orchestrator.schedule.CronRule;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.Plan;
import org.diancang.orchestrator.schedule.Recurrence;
import org.diancang.orchestrator.screen.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class ScheduleSentencesTest {
    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | DAYS  | 每天一次，02:00（北京时间）                  | every day at 02:00 (Beijing time)",
                "3 | DAYS  | 每 3 天一次，02:00（北京时间）               | every 3 days at 02:00 (Beijing time)",
                "2 | WEEKS | 每 2 周一次，星期三 02:00（北京时间）        | every 2 weeks on Wednesday at 02:00 (Beijing time)",
                "6 | HOURS | 每 6 小时一次，从 2026-11-25 02:00 算起（北京时间） | every 6 hours, counted from 2026-11-25 02:00 (Beijing time)",
            })
    void anIntervalIsSaidInBothLanguages(
            int every, Interval.Unit unit, String chinese, String english) {
        assertBoth(
                new Interval(every, unit, LocalDate.of(2026, 11, 25), LocalTime.of(2, 0)),
                chinese,
                english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *       | 每天 02:00（北京时间）                | every day 02:00 (Beijing time)",
                "30 2,14 * * *   | 每天 02:30、14:30（北京时间）         | every day 02:30, 14:30 (Beijing time)",
                "0 2 * * 1       | 每周一 02:00（北京时间）              | every Mon 02:00 (Beijing time)",
                "0 2 * * MON-FRI | 每周一至周五 02:00（北京时间）        | every Mon to Fri 02:00 (Beijing time)",
                "0 2 1,15 * *    | 每月 1、15 日 02:00（北京时间）       | on day 1, 15 of each month 02:00 (Beijing time)",
                "0 2 1 * 0       | 每月 1 日和每周日 02:00（北京时间）   | on day 1 of each month and every Sun 02:00 (Beijing time)",
                "0 2 1 1,7 *     | 每月 1 日 02:00，只在 1月、7月（北京时间） | on day 1 of each month 02:00, in Jan, Jul only (Beijing time)",
                "5 * * * *       | 每天 每小时的第 5 分（北京时间）      | every day at minute 5 of each hour (Beijing time)",
                "5 1-9/2 * * *   | 按 cron 表达式 5 1-9/2 * * *（北京时间） | by the cron expression 5 1-9/2 * * * (Beijing time)",
            })
    void aCronExpressionIsSaidInBothLanguages(String cron, String chinese, String english) {
        assertBoth(new CronRule(cron), chinese, english);
    }

    private static void assertBoth(Recurrence recurrence, String chinese, String english) {
        Plan plan = new Plan(recurrence, ZoneId.of("Asia/Shanghai"), Plan.State.ACTIVE);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("messageSource", MessageSource.class, () -> messages());
            context.registerBean("deskZone", ZoneId.class, () -> ZoneId.of("Asia/Shanghai"));
            context.register(Words.class, ScheduleSentences.class);
            context.refresh();
            ScheduleSentences sentences = context.getBean(ScheduleSentences.class);
            LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
            assertThat(sentences.say(plan)).isEqualTo(chinese);
            LocaleContextHolder.setLocale(Locale.ENGLISH);
            assertThat(sentences.say(plan)).isEqualTo(english);
        }
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
