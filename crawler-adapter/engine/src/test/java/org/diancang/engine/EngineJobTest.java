package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineJobTest {
    private static final String JOB =
            """
            {"crawlId":"0193b1c0-0000-7000-8000-000000000001","workerId":"w1","epoch":1,
             "order":{"siteId":"0193b1c0-0000-7000-8000-000000000002","siteNo":"LJ0031",
              "siteName":"丽江","libraryId":"0193b1c0-0000-7000-8000-000000000003",
              "libraryName":"云南省图书馆","crawlNo":"c00001","seeds":["http://a.cn/"],
              "scope":{"kind":"HOST","values":["a.cn"]},
              "settings":{"maxUrls":0,"maxBytes":0,"maxDuration":"PT0S","delay":"PT1.5S","maxHops":20,
               "obeyRobots":true,"contact":"http://x.cn/","fallbackCharset":"GB18030"}},
             "warcFolder":"/data/warcs/open"}
            """;

    @TempDir Path folder;

    @Test
    void whatIsLeftOutHasItsDefault() throws Exception {
        Files.writeString(folder.resolve(EngineJob.FILE), JOB);

        EngineJob job = EngineJob.read(folder);

        assertThat(job.warcFolder()).isEqualTo("/data/warcs/open");
        assertThat(job.journalFile()).isEqualTo(folder.resolve("events.ndjson").toString());
        assertThat(job.heritrixFolder()).isEqualTo(folder.resolve("heritrix").toString());
        assertThat(job.allowedPrivateRanges()).isEmpty();
        assertThat(job.operatorName()).isEqualTo("云南省图书馆");
        assertThat(job.progressSeconds()).isEqualTo(2);
        CrawlPlan plan = new CrawlPlan(job);
        assertThat(plan.settings().delay()).hasMillis(1500);
        assertThat(plan.getParallelQueues()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"epoch\":1 | \"epoch\":0 | epoch",
                "\"workerId\":\"w1\" | \"x\":1 | workerId",
                "\"/data/warcs/open\" | \"/w\",\"dnsServer\":\"nonsense\" | dnsServer",
                "\"/data/warcs/open\" | \"/w\",\"progressSeconds\":0 | progressSeconds",
                "\"/data/warcs/open\" | \"/w\",\"allowedPrivateRanges\":[\"10.0.0.0/99\"] | 10.0.0.0/99",
                "http://a.cn/ | ftp://a.cn/ | ftp://a.cn/",
                "http://a.cn/ | http://a.cn/ http://b.cn/ | http://a.cn/ http://b.cn/",
                "http://x.cn/ | mailto:a@x.cn | contact"
            })
    void aWrongValueIsNamed(String right, String wrong, String named) throws Exception {
        Files.writeString(folder.resolve(EngineJob.FILE), JOB.replace(right, wrong));

        assertThatThrownBy(() -> CrawlPlan.read(folder.toString()))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aFolderWithoutAJobIsRefused() {
        assertThatThrownBy(() -> EngineJob.read(folder))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("job.json");
    }
}
