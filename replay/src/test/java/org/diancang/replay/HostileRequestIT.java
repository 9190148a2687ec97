package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile addresses, timestamps and headers at every endpoint of both sites. */
@ExtendWith(SharedReplay.class)
class HostileRequestIT {
    private static final String EVIL = "evil.example";

    /** What somebody puts where an address of a capture belongs. */
    private static final List<String> ADDRESSES =
            List.of(
                    "//evil.example/",
                    "///evil.example/",
                    "/\\evil.example",
                    "\\\\evil.example\\x",
                    "https:evil.example",
                    "https:/\\evil.example/",
                    "http://user:pw@evil.example/",
                    "http://evil.example%0d%0aSet-Cookie:x=1/",
                    "http://evil.example/%0d%0aX-Injected:%201",
                    "http://evil.example/%0aX-Injected:1",
                    "http://evil.example/%E5%98%8A%E5%98%8DX-Injected:1",
                    "http://evil.example/\u00c4%00",
                    "http://evil.example/>;rel=\"x\",<http://evil.example/",
                    "http://evil.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                    "http://evil.example/'onload='x",
                    "http://127.0.0.1:1/",
                    "http://169.254.169.254/latest/meta-data/",
                    "http://[::1]:9200/_search",
                    "http://localhost:1/",
                    "http://0x7f000001/",
                    "file:///etc/passwd",
                    "gopher://127.0.0.1:1/x",
                    "jar:http://evil.example/!/",
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "ftp://evil.example/",
                    "../../../../etc/passwd",
                    "..%2f..%2fsecrets%2finternal",
                    "http://evil.example/&output=json&url=http://other.example/",
                    "http://evil.example/%26matchType=domain",
                    "http://evil.example/" + "a".repeat(30_000),
                    "*",
                    "%",
                    "%zz",
                    "http://%",
                    "http://:80/",
                    "http://evil.example:99999/");

    private static final List<String> TIMESTAMPS =
            List.of(
                    "0",
                    "00000000000000",
                    "99999999999999",
                    "20261399",
                    "20260230000000",
                    "1",
                    "-1",
                    "2026id__",
                    "2026xx_",
                    "2026%0d%0a",
                    "２０２６",
                    "9".repeat(5_000));

    private static Stream<String> contentTargets() {
        List<String> targets = new ArrayList<>();
        for (String address : ADDRESSES) {
            for (String before :
                    List.of(
                            "/20260101000000/",
                            "/2026id_/",
                            "/2026if_/",
                            "/timegate/",
                            "/timemap/link/",
                            "/timemap/json/",
                            "/timemap/cdxj/",
                            "/_dc/",
                            "/")) {
                targets.add(before + address);
            }
        }
        for (String timestamp : TIMESTAMPS) {
            targets.add("/" + timestamp + "/http://evil.example/");
            targets.add("/" + timestamp + "id_/http://evil.example/");
        }
        return targets.stream();
    }

    private static Stream<String> readerTargets() {
        List<String> targets = new ArrayList<>();
        for (String address : ADDRESSES) {
            String parameter = address.replace("&", "%26").replace("\"", "%22").replace(">", "%3E");
            for (String before :
                    List.of(
                            "/20260101000000/",
                            "/*/",
                            "/2026*/",
                            "/open?at=20260101000000&url=",
                            "/open?at=2026&url=",
                            "/search?q=",
                            "/search?q=x&lang=",
                            "/search?q=x&from=",
                            "/search/export?q=x&format=",
                            "/search/export?q=x&after=",
                            "/search/domain?domain=",
                            "/search/trend?term=",
                            "/search/images?q=",
                            "/api/calendar?url=",
                            "/api/search?q=",
                            "/api/search/export?q=x&format=",
                            "/api/search/domain?domain=",
                            "/api/",
                            "/?theme=",
                            "/?lang=en&back=",
                            "/")) {
                targets.add(before + (before.contains("?") ? parameter : address));
            }
        }
        for (String timestamp : TIMESTAMPS) {
            targets.add("/" + timestamp + "/http://evil.example/");
            targets.add("/" + timestamp + "*/http://evil.example/");
            targets.add("/open?url=http://evil.example/&at=" + timestamp);
        }
        return targets.stream();
    }

    @ParameterizedTest
    @MethodSource("contentTargets")
    void noAddressOfTheContentSiteLeadsAwayOrInjectsAHeader(String target, RunningReplay replay)
            throws IOException {
        check(replay.content(target), replay);
    }

    @ParameterizedTest
    @MethodSource("readerTargets")
    void noAddressOfTheReaderSiteLeadsAwayOrInjectsAHeader(String target, RunningReplay replay)
            throws IOException {
        // Of domains and pictures there is an answer in their own form, as of hits.
        replay.archive()
                .answers("/search/domain", "{\"domain\":\"a\",\"pages\":0,\"moreHosts\":false}");
        replay.archive().answers("/search/links", "{\"pages\":0,\"domains\":0}");
        replay.archive().answers("/search/images", "{\"more\":false}");
        check(replay.reader(target), replay);
    }

    @Test
    void noHeaderLeadsAway(RunningReplay replay) throws IOException {
        replay.archive()
                .capture("http://led.example/", "2026-01-01T00:00:00Z", 200, new byte[] {'x'});
        for (String[] header :
                List.of(
                        new String[] {"Host", EVIL},
                        new String[] {"X-Forwarded-Host", EVIL},
                        new String[] {"X-Forwarded-Proto", "javascript"},
                        new String[] {"X-Forwarded-Prefix", "//" + EVIL},
                        new String[] {"Forwarded", "host=" + EVIL},
                        new String[] {"X-Original-URL", "http://" + EVIL + "/"},
                        new String[] {"X-Rewrite-URL", "http://" + EVIL + "/"},
                        new String[] {"Referer", "http://" + EVIL + "/2026/http://x.example/"},
                        new String[] {"Referer", "http://content.localhost:8082@" + EVIL + "/"},
                        new String[] {"Origin", "http://" + EVIL},
                        new String[] {"Accept-Datetime", "x\u0001, 01 Jan"},
                        new String[] {"Accept-Datetime", "Thu, 31 Dec 999999999 23:59:59 GMT"},
                        new String[] {"Range", "bytes=9999999999999999999-"},
                        new String[] {"If-Modified-Since", "never"},
                        new String[] {"Cookie", "lang=//" + EVIL + "; theme=\"><script>"},
                        new String[] {"Accept-Language", "zz".repeat(4_000)})) {
            for (String target :
                    List.of(
                            "/2026/http://led.example/",
                            "/20260101000000id_/http://led.example/",
                            "/timegate/http://led.example/",
                            "/timemap/link/http://led.example/",
                            "/img/a.png",
                            "//" + EVIL + "/x")) {
                check(replay.content(target, header), replay);
            }
            for (String target :
                    List.of(
                            "/2026/http://led.example/",
                            "/*/http://led.example/",
                            "/search?q=x&lang=en",
                            "/?theme=dark",
                            "//" + EVIL + "/x")) {
                check(replay.reader(target, header), replay);
            }
        }
    }

    /** Nobody is led to another host, gets a header of somebody's making, or sees what failed. */
    private static void check(Answer answer, RunningReplay replay) {
        assertThat(answer.status()).isIn(200, 302, 303, 307, 400, 404, 405, 406, 414, 416, 431);
        answer.header("Location").ifPresent(HostileRequestIT::staysHere);
        assertThat(answer.headers())
                .noneMatch(h -> h.toLowerCase(Locale.ROOT).startsWith("x-injected"))
                .noneMatch(h -> h.startsWith("Set-Cookie") && h.contains("x=1"));
        assertThat(answer.text()).doesNotContain("\tat org.", "Exception", "root:x:");
        if (answer.header("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.text()).doesNotContain("<script>alert(1)");
        }
        assertThat(replay.archive().asked("/"))
                .allMatch(asked -> asked.matches("/(calendar|cdx|search|internal)\\b.*"));
        replay.archive().recover();
    }

    private static void staysHere(String location) {
        assertThat(location).doesNotContain("\r", "\n");
        boolean path = location.matches("/(?![/\\\\]).*");
        boolean own = location.matches("http://(content|reader)\\.localhost(:\\d+)?(/.*)?");
        assertThat(path || own).as(location).isTrue();
        if (own) {
            assertThat(URI.create(location).getHost()).endsWith(".localhost");
        }
    }
}
