package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One table of what access rules say, gone through by every outlet of both sites and proxy. */
@ExtendWith(SharedReplay.class)
class AccessIT {
    private static final String URL = "http://withheld.example/page";
    private static final String OTHER = "http://withheld.example/other";
    private static final String AT = "2026-03-04T05:06:07Z";
    private static final String DIGITS = Outlet.DIGITS;
    private static final String REASON = "因诉讼暂不提供 <b>";
    private static final String SECRET_TEXT = "the text that is withheld";
    private static boolean captured;

    static Stream<Outlet> outlets() {
        return Outlet.to(URL);
    }

    @BeforeEach
    void capture(RunningReplay replay) throws IOException {
        if (!captured) {
            captured = true;
            byte[] payload = ("<p>" + SECRET_TEXT).getBytes(StandardCharsets.UTF_8);
            long original =
                    replay.archive().capture(URL, AT, 200, payload, "Content-Type", "text/html");
            replay.archive().revisit(OTHER, AT, 0, AT, payload, false);
            replay.archive()
                    .index(
                            OTHER,
                            "2026-03-05T00:00:00Z",
                            200,
                            "warc/revisit",
                            Archive.digest(payload),
                            revisit(replay, original, payload),
                            java.util.UUID.randomUUID(),
                            "revisit",
                            ",\"revisitOf\":{\"filename\":\"%s\",\"offset\":%d,\"url\":\"%s\",\"capturedAt\":\"%s\"}"
                                    .formatted(Archive.FILE, original, URL, AT),
                            "");
        }
    }

    private static long revisit(RunningReplay replay, long original, byte[] payload)
            throws IOException {
        return replay.archive()
                .revisit(
                        "http://elsewhere.example/",
                        "2026-03-05T00:00:00Z",
                        original,
                        AT,
                        payload,
                        true);
    }

    @ParameterizedTest
    @MethodSource("outlets")
    void whatIsBlockedIsToldWithReasonAndContactAndShownInTheReadingRoomOnly(
            Outlet outlet, RunningReplay replay) throws IOException {
        replay.archive().hide(URL, 451, REASON, "reading-room");

        Answer answer = outlet.ask(replay, "127.0.0.1");
        assertThat(answer.status()).isEqualTo(451);
        assertThat(answer.text())
                .contains("因诉讼暂不提供", "takedown@library.example")
                .doesNotContain(SECRET_TEXT);
        if (answer.header("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.text()).contains("&lt;b&gt;");
        }
        assertThat(answer.headers())
                .anyMatch(h -> h.contains("<https://library.example/>; rel=\"blocked-by\""));
        assertThat(answer.header("Memento-Datetime")).isEmpty();
        assertThat(answer.headers().toString()).doesNotContain("max-age");

        assertThat(outlet.ask(replay, "127.0.0.9").status()).isIn(200, 302);
    }

    @ParameterizedTest
    @MethodSource("outlets")
    void whatIsExcludedIsAsIfItHadNeverBeenArchived(Outlet outlet, RunningReplay replay)
            throws IOException {
        replay.archive().hide(URL, 404, "not told", "");
        Answer answer = outlet.ask(replay, "127.0.0.1");
        Answer never = outlet.to("/page", "/nope").ask(replay, "127.0.0.1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(neutral(answer)).isEqualTo(neutral(never));
        assertThat(names(answer)).isEqualTo(names(never));
        assertThat(outlet.ask(replay, "127.0.0.9").status()).isEqualTo(404);
    }

    @Test
    void onlyTheAddressThatATrustedProxyHasSeenCounts(RunningReplay replay) throws IOException {
        replay.archive().hide(URL, 451, REASON, "reading-room");
        String target = "/" + DIGITS + "id_/" + URL;
        String forwarded = "X-Forwarded-For";

        assertThat(replay.from("127.0.0.1", true, target, forwarded, "10.20.1.1").status())
                .as("anybody may write a header")
                .isEqualTo(451);
        assertThat(replay.from("127.0.0.8", true, target, forwarded, "10.20.1.1").status())
                .isEqualTo(200);
        assertThat(replay.from("127.0.0.8", true, target, forwarded, "10.20.1.1:4711").status())
                .isEqualTo(200);
        assertThat(
                        replay.from("127.0.0.8", true, target, forwarded, "10.20.1.1, 198.51.100.7")
                                .status())
                .as("what the reader wrote before the proxy")
                .isEqualTo(451);
        assertThat(
                        replay.from("127.0.0.8", true, target, forwarded, "10.20.1.1, 127.0.0.8")
                                .status())
                .as("through two proxies")
                .isEqualTo(200);
        for (String junk : List.of("", "unknown", "localhost", "10.20.1.1 or so", "::ffff:", "[")) {
            assertThat(replay.from("127.0.0.8", true, target, forwarded, junk).status())
                    .as(junk)
                    .isEqualTo(451);
        }
        assertThat(replay.from("127.0.0.9", true, target, forwarded, "198.51.100.7").status())
                .as("who sits there writes what they like")
                .isEqualTo(200);
        assertThat(
                        replay.from(
                                        "127.0.0.1",
                                        true,
                                        target,
                                        "Diancang-Reader-Groups",
                                        "reading-room",
                                        "Forwarded",
                                        "for=10.20.1.1",
                                        "X-Real-IP",
                                        "10.20.1.1")
                                .status())
                .isEqualTo(451);
    }

    @Test
    void searchAndExportsAreAskedForTheReaderWhoAsks(RunningReplay replay) throws IOException {
        for (String path :
                List.of(
                        "/search?q=x",
                        "/search/export?q=x",
                        "/search/trend?term=x",
                        "/search/domain?domain=withheld.example",
                        "/search/images?q=x",
                        "/api/search?q=x",
                        "/api/search/export?q=x")) {
            replay.archive().recover();
            replay.from("127.0.0.9", false, path);
            assertThat(replay.archive().asked("/search"))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(asked -> asked.endsWith("[reading-room]"));
            replay.archive().recover();
            replay.from("127.0.0.1", false, path);
            assertThat(replay.archive().asked("/search"))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(asked -> asked.endsWith("[]"));
        }
    }

    @Test
    void whatIsHiddenUnderItsOwnUrlIsNotShownUnderAnother(RunningReplay replay) throws IOException {
        String target = "/20260305000000id_/" + OTHER;
        assertThat(replay.content(target).text()).contains(SECRET_TEXT);

        replay.archive().hide(URL, 404, "", "");

        assertThat(replay.content(target).status()).isEqualTo(404);
        assertThat(replay.content(target).text()).doesNotContain(SECRET_TEXT);
        Answer proxied = replay.proxy(OTHER, "Accept-Datetime", "Thu, 05 Mar 2026 00:00:00 GMT");
        assertThat(proxied.status()).isEqualTo(404);
        assertThat(proxied.text()).doesNotContain(SECRET_TEXT);
    }

    @Test
    void aRuleHoldsForTheNextRequestWhateverWasShownBefore(RunningReplay replay)
            throws IOException {
        String target = "/" + DIGITS + "id_/" + URL;
        Answer before = replay.content(target);
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.header("Cache-Control").orElse(""))
                .as("kept for less than the five seconds that a takedown may take")
                .contains("private, max-age=2,");

        replay.archive().hide(URL, 451, "", "");

        assertThat(
                        replay.content(
                                        target,
                                        "If-None-Match",
                                        before.header("ETag").orElse("*"),
                                        "Range",
                                        "bytes=0-3")
                                .status())
                .isEqualTo(451);
    }

    private static String neutral(Answer answer) {
        return answer.text().replaceAll("(/|%2F)(page|nope)", "$1");
    }

    private static List<String> names(Answer answer) {
        return answer.headers().stream().map(h -> h.replaceFirst(":.*", "")).sorted().toList();
    }
}
