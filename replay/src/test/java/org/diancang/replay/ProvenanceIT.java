package org.diancang.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class ProvenanceIT {
    private static final String HOME = "http://provenance.example/";
    private static final String AT = "2026-11-08T22:30:09Z";
    private static final byte[] PAGE =
            ("<title>清浦 {县} \\ 100%</title><img src=/a.png><img src=/b.png>"
                            + "<link rel=stylesheet href=/never.css>")
                    .getBytes(UTF_8);

    private final RunningReplay replay;

    ProvenanceIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        Archive archive = replay.archive();
        archive.capture(HOME, AT, 200, PAGE, "Content-Type", "text/html; charset=utf-8");
        archive.capture(
                HOME + "a.png", "2026-11-08T22:30:11Z", 200, PAGE, "Content-Type", "image/png");
        archive.capture(
                HOME + "b.png", "2026-11-06T21:30:09Z", 200, PAGE, "Content-Type", "image/png");
    }

    @Test
    void theChainLeadsFromTheCrawlToTheCheck() throws IOException {
        var answer = replay.reader("/provenance?url=" + HOME + "&at=20261108223009");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("保管链", "203.0.113.24", "0190f000-0000-7000-8000-000000000017")
                .contains(Archive.FILE, "urn:uuid:", Archive.digest(PAGE))
                .contains("example,provenance)/ 20261108223009", "<b>相符</b>", "再算一遍");
    }

    @Test
    void theChainBeginsWithTheNominationAndHasTheLastFixityCheck() throws IOException {
        String question = "/provenance?url=" + HOME + "&at=20261108223009";
        assertThat(replay.reader(question).text())
                .as("nothing is known")
                .containsPattern("<b>提名</b>\\s*<span class=\"dc-sub\">没有记录")
                .containsPattern("<b>固定性校验</b>\\s*<span class=\"dc-sub\">没有记录");

        replay.archive().custody(custody(0));
        assertThat(replay.reader(question).text())
                .contains("青禾省图书馆", "N-0012 QH-0031 清浦县 &lt;i&gt;", "2026年3月28日 08:00:00")
                .contains("2026年4月3日 08:00:00", "本站第 17 次采集任务", "文件封存", "sha512:cf83e1")
                .contains("全站文件重算摘要，相符", "2026年11月22日 08:00:00")
                .doesNotContain("没有记录");
        replay.archive().custody(custody(3));
        assertThat(replay.reader(question).text()).contains("全站有 3 处不符");
        assertThat(replay.reader(question, "Cookie", "lang=en").text())
                .contains("Nominated", "crawl 17 of the site", "3 faults found in the site");
        replay.archive().custody("[not json");
        assertThat(replay.reader(question).text()).contains("没有记录", "<b>相符</b>");
    }

    private static String custody(int problems) {
        return """
                {"siteNumber":"QH-0031","siteName":"清浦县 <i>","libraryName":"青禾省图书馆",
                 "nominationNumber":"N-0012","nominatedAt":"2026-03-28T00:00:00Z",
                 "approvedAt":"2026-04-03T00:00:00Z","imported":false,"crawlNo":"c00017",
                 "startedAt":null,"endedAt":null,
                 "seal":{"at":"2026-11-09T00:00:00Z","length":7,"sha512":"cf83e1"},
                 "check":{"at":"2026-11-22T00:00:00Z","problems":%d}}
                """
                .formatted(problems);
    }

    @Test
    void itTellsHowFarInTimeThePartsAre() throws IOException {
        assertThat(replay.reader("/provenance?url=" + HOME + "&at=20261108223009").text())
                .contains("2 件，相差不超过 2 天 1 小时", "1 件", "早 2 天 1 小时", "晚 2 秒")
                .contains("/never.css", "href=\"/20261106213009/" + HOME + "b.png\"");
    }

    @Test
    void itIsCitedInThreeForms() throws IOException {
        String question = "?url=" + HOME + "&at=20261108223009";
        assertThat(replay.reader("/provenance" + question).text())
                .contains(
                        "清浦 {县} \\ 100%[EB/OL]. [",
                        "http://reader.localhost:8081/20261108223009/"
                                + HOME
                                + ". "
                                + HOME
                                + ". urn:uuid:");
        var bib = replay.reader("/cite" + question + "&form=bib");
        assertThat(bib.header("Content-Disposition"))
                .contains("attachment; filename=\"diancang-20261108223009.bib\"");
        assertThat(bib.text())
                .startsWith("@misc{diancang20261108223009,\n")
                .contains("title = {{清浦 \\{县\\} \\textbackslash{} 100\\%}}", "year = {2026}")
                .contains("Archived 2026-11-09 from \\url{" + HOME + "}", "urn:uuid:");
        var ris = replay.reader("/cite" + question + "&form=ris");
        assertThat(ris.header("Content-Type").orElseThrow())
                .startsWith("application/x-research-info-systems");
        assertThat(ris.text())
                .startsWith(
                        "TY  - ELEC\r\nTI  - 清浦 {县} \\ 100%\r\nPY  - 2026\r\nDA  - 2026/11/09\r\n")
                .contains("UR  - http://reader.localhost:8081/20261108223009/" + HOME + "\r\n")
                .endsWith("ER  - \r\n");
    }

    @Test
    void aTitleOfManyLinesEndsNoReference() throws IOException {
        byte[] hostile = "<title>a\r\nER  - \r\nTY  - BOOK\u2028}, evil={</title>".getBytes(UTF_8);
        replay.archive()
                .capture(HOME + "h", AT, 200, hostile, "Content-Type", "text/html; charset=utf-8");
        String question = "?url=" + HOME + "h&at=2026";
        assertThat(replay.reader("/cite" + question + "&form=ris").text())
                .contains("TI  - a ER - TY - BOOK }, evil={\r\n");
        assertThat(replay.reader("/cite" + question + "&form=bib").text())
                .contains("title = {{a ER - TY - BOOK \\}, evil=\\{}}");
    }

    @Test
    void aDamagedRecordIsSaidSo() throws IOException {
        replay.archive()
                .captureRaw(
                        HOME + "f",
                        AT,
                        200,
                        "HTTP/1.1 200 OK\r\n\r\nx".getBytes(UTF_8),
                        "text/html");
        assertThat(replay.reader("/provenance?url=" + HOME + "f&at=2026").text())
                .contains("不相符", Archive.digest("x".getBytes(UTF_8)));
    }

    @Test
    void aBadQuestionIsRefused() throws IOException {
        assertThat(replay.reader("/provenance?url=&at=2026").status()).isEqualTo(400);
        assertThat(replay.reader("/provenance?url=" + HOME + "&at=x").status()).isEqualTo(400);
        assertThat(replay.reader("/cite?url=" + HOME + "&at=2026&form=doc").status())
                .isEqualTo(400);
        assertThat(replay.reader("/provenance?url=" + HOME + "never&at=2026").status())
                .isEqualTo(404);
    }
}
