package org.diancang.replay.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.diancang.replay.capture.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "TRANSFER-ENCODING",
                "Content-Encoding",
                "Set-Cookie",
                "Strict-Transport-Security",
                "Public-Key-Pins",
                "Alt-Svc",
                "NEL",
                "Report-To",
                "Clear-Site-Data",
                "Service-Worker-Allowed",
                "WWW-Authenticate",
                "Proxy-Authenticate",
                "Memento-Datetime",
                "Sec-Session-Registration",
                "Attribution-Reporting-Register-Source",
                "Content-Security-Policy-Report-Only",
                "Two words",
                "X\r\nY",
                ""
            })
    void whatIsNotForTheReaderIsLeftOut(String name) {
        assertThat(RecordedHeaders.value(new Header(name, "x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Frame-Options|DENY|DENY",
                "Link|</a.css>; rel=preload|</a.css>; rel=preload",
                "Content-Security-Policy|default-src 'self'; Report-URI /r; report-to x|default-src 'self'",
                "Location|/a b|/a%20b",
                "Last-Modified|Sun, 01 Mar 2020 00:00:00 GMT|Sun, 01 Mar 2020 00:00:00 GMT"
            })
    void whatThePageShowsIsKept(String name, String recorded, String sent) {
        assertThat(RecordedHeaders.value(new Header(name, recorded))).contains(sent);
    }

    @Test
    void noValueStartsAnotherHeader() {
        assertThat(RecordedHeaders.value(new Header("X-A", "a\r\nSet-Cookie: b\u0000")))
                .contains("a  Set-Cookie: b");
        assertThat(RecordedHeaders.value(new Header("Location", "/a\r\nSet-Cookie: b")))
                .contains("/a%0D%0ASet-Cookie:%20b");
        assertThat(RecordedHeaders.value(new Header("Location", "/" + "a".repeat(30_000))))
                .isEmpty();
        assertThat(RecordedHeaders.value(new Header("X-A", "a".repeat(30_000))).orElseThrow())
                .hasSize(4096);
    }
}
