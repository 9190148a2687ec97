package org.diancang.adapter.warc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.MediaType;

class AskedTest {
    @Test
    void whatOthersPostedTellsTheirAnswersApart() throws Exception {
        assertThat(Asked.ofOthers(post("b=2&a=1")))
                .isEqualTo(new Asked("POST", "__wb_method=POST&b=2&a=1"));
        assertThat(Asked.ofOthers(new HttpRequest.Builder("GET", "/").build()))
                .isEqualTo(new Asked("GET", ""));
    }

    @Test
    void whatOurCrawlsPostedIsNotTold() throws Exception {
        assertThat(Asked.ofOurs(post("password=secret"))).isEqualTo(new Asked("POST", ""));
    }

    private static HttpRequest post(String body) {
        return new HttpRequest.Builder("POST", "/form")
                .body(MediaType.parse("application/x-www-form-urlencoded"), body.getBytes(UTF_8))
                .build();
    }
}
