package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class CalendarIT {
    private static final String HOME = "http://calendar.example/";

    private final RunningReplay replay;

    CalendarIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        ThreeVersions.capture(replay.archive(), HOME);
        replay.archive()
                .capture(
                        HOME + "gone",
                        ThreeVersions.LATEST,
                        404,
                        ThreeVersions.PAGE,
                        "Content-Type",
                        "text/html");
    }

    /** A version that only the index has: calendars don't read records. */
    private void index(String url, String at, int status, String digest) {
        replay.archive()
                .index(
                        url,
                        at,
                        status,
                        "text/html",
                        digest,
                        0,
                        UUID.randomUUID(),
                        "response",
                        "",
                        "");
    }

    @Test
    void theCalendarShowsDaysInBeijing() throws IOException {
        var answer = replay.reader("/*/" + HOME);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains(
                        "共 3 个版本",
                        "11月9日，2 个版本",
                        "href=\"/2025*/" + HOME + "\"",
                        "06:30:09",
                        "02:00:14")
                .doesNotContain("style=\"");
        assertThat(replay.reader("/2025*/" + HOME).text())
                .contains("3月1日，1 个版本")
                .doesNotContain("11月9日，2");
        assertThat(replay.reader("/*/" + HOME + "gone").text())
                .contains("aria-label=\"11月9日，1 个版本，返回 404\"", "class=\"dc-day e4\"");
    }

    @Test
    void aDayOpensItsVersionsAndRepeatsAreFolded() throws IOException {
        String url = HOME + "steady";
        for (int hour = 0; hour < 8; hour++) {
            replay.archive()
                    .capture(
                            url,
                            "2026-05-04T0" + hour + ":00:00Z",
                            200,
                            utf8(hour < 6 ? "<p>a" : "<p>b"),
                            "Content-Type",
                            "text/html");
        }
        replay.archive().capture(url, "2026-05-05T00:00:00Z", 200, utf8("<p>b"));
        String text = replay.reader("/20260504*/" + url).text();
        assertThat(text)
                .contains("内容未变 ×5", "09:00:00", "13:00:00", "同 08:00:00", "真有变化", "2 次")
                .contains("5月4日，8 个版本，返回 200\"", "5月5日，1 个版本，返回 200，内容未变")
                .contains("class=\"dc-day n3\"", "class=\"dc-day re\"")
                .contains("href=\"/20260504*/" + url + "\"")
                .doesNotContain("10:00:00");
    }

    @Test
    void thousandsOfVersionsStayASmallPage() throws IOException {
        String url = HOME + "busy";
        String longUrl = HOME + "long?q=" + "x".repeat(1500);
        for (int i = 0; i < 6000; i++) {
            for (String each : new String[] {url, longUrl}) {
                index(
                        each,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(5200L * i).toString(),
                        i % 7 == 0 ? 503 : 200,
                        "sha1:" + "A".repeat(30) + (char) ('A' + i % 20) + "A");
            }
        }
        for (String each : new String[] {url, longUrl}) {
            var year = replay.reader("/2026*/" + each);
            assertThat(year.status()).isEqualTo(200);
            assertThat(year.text()).contains(" 天有存档，", "还有");
            assertThat(year.body().length).as(each).isLessThan(150 * 1024);
        }
        assertThat(replay.reader("/2026*/" + url).text()).contains("<a class=\"dc-day");
        assertThat(replay.reader("/2026*/" + longUrl).text())
                .contains("<button class=\"dc-day")
                .doesNotContain("??");
        assertThat(replay.reader("/open?url=" + HOME + "busy&at=20260504").header("Location"))
                .contains("/20260504*/" + url);
        assertThat(replay.reader("/open?url=" + HOME + "busy&at=20260504010101").header("Location"))
                .contains("/20260504010101/" + url);
        for (String bad : new String[] {"x", "20269999000000", "-1", "999999999999999"}) {
            assertThat(replay.reader("/open?url=" + HOME + "&at=" + bad).status()).isEqualTo(400);
        }
        assertThat(replay.reader("/open?at=2026&url=javascript:alert(1)").status()).isEqualTo(400);
    }

    @Test
    void aDayOfVeryManyVersionsIsShownByTheHour() throws IOException {
        String url = HOME + "minutely";
        for (int i = 0; i < 600; i++) {
            index(
                    url,
                    Instant.parse("2026-03-03T00:00:00Z").plusSeconds(30L * i).toString(),
                    200,
                    "sha1:" + i);
        }
        String day = replay.reader("/20260303*/" + url).text();
        assertThat(day).contains("12 时 · 120 版", "只列 40 行，还有 80 行");
        assertThat(replay.reader("/2026030308*/" + url).text())
                .contains(
                        "<a class=\"dc-tag py-1 px-2\" href=\"/2026030308*/"
                                + url
                                + "\" aria-current=\"true\"")
                .contains("08:59:30");
    }

    @Test
    void manyYearsAreOfferedAWindowAtATime() throws IOException {
        String url = HOME + "ancient";
        for (int year = 1900; year < 2000; year++) {
            index(url, year + "-06-01T00:00:00Z", 200, "sha1:" + year);
        }
        assertThat(replay.reader("/*/" + url).text())
                .contains("/1999*/", "/1960*/", "更早")
                .doesNotContain("/1958*/", "更晚");
        assertThat(replay.reader("/1950*/" + url).text())
                .contains("/1950*/", "更早", "更晚", "1950年")
                .doesNotContain("/1999*/");
        assertThat(replay.reader("/1777*/" + url).text()).contains("1999年");
    }

    @Test
    void manyThousandVersionsAreAllCounted() throws IOException {
        String url = HOME + "endless";
        for (int i = 0; i < 10_050; i++) {
            String at =
                    i < 10_020
                            ? Instant.parse("2023-01-01T00:00:00Z").plusSeconds(60L * i).toString()
                            : "2026-07-%02dT00:00:00Z".formatted(i - 10_020 + 1);
            index(url, at, 200, "sha1:" + i);
        }
        assertThat(replay.reader("/*/" + url).text())
                .contains("2026年7月30日", "共 10,050 个版本", "30 天有存档，30 个版本", "/2023*/");
        assertThat(replay.reader("/2024*/" + url).text()).contains("2026年</h2>");
        var january = replay.reader("/20230103*/" + url);
        assertThat(january.text())
                .contains("2023年</h2>", "只列 40 行，还有 20 行", "列出更早的", "/20230103231900*/" + url);
        assertThat(january.body().length).isLessThan(150 * 1024);
        assertThat(replay.reader("/20230103231900*/" + url).text())
                .contains("23:19:00", "22:40:00")
                .doesNotContain("23:20:00", "22:39:00\"");
    }

    @Test
    void aSecondThatThereIsNotIsRefused() throws IOException {
        assertThat(replay.reader("/20261399000000*/" + HOME).status()).isEqualTo(400);
        assertThat(replay.reader("/202601010000001*/" + HOME).status()).isNotEqualTo(200);
        assertThat(replay.reader("/open?url=" + HOME + "&at=20261399000000*").header("Location"))
                .contains("/20261399000000*/" + HOME);
        assertThat(replay.reader("/open?url=" + HOME + "&at=2026*").status()).isEqualTo(400);
    }
}
