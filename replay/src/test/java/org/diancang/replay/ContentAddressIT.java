package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedReplay.class)
class ContentAddressIT {
    private static final String HOME = "http://addresses.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    ContentAddressIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        replay.archive().capture(HOME, AT, 200, utf8("<p>t"), "Content-Type", "text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://w.example/a//b",
                "http://w.example/a%2Fb?x=%2F&y=//z",
                "http://w.example/a;s=1",
                "http://w.example/?",
                "http://w.example/a|b",
                "http://w.example/%C4%E3?%BA%C3",
                "http://w.example/../x",
                "http://w.example/a?u=http://x.example/",
                "http://w.example/it's"
            })
    void oddAddressesArriveAsTheyWereSent(String url) throws IOException {
        replay.archive().capture(url, AT, 200, utf8("odd"), "Content-Type", "text/plain");
        assertThat(replay.content("/20261109063009/" + url).text()).isEqualTo("odd");
    }

    @Test
    void aCollapsedSchemeIsPutRight() throws IOException {
        assertThat(replay.content("/20261109063009/http:/addresses.example/").status())
                .isEqualTo(200);
        assertThat(replay.content("/20261109063009/addresses.example/").status()).isEqualTo(200);
    }

    @Test
    void addressesOfFiveThousandCharactersWork() throws IOException {
        String url = HOME + "long?" + "x".repeat(5000);
        replay.archive().capture(url, AT, 200, utf8("long"), "Content-Type", "text/plain");
        assertThat(replay.content("/20261109063009/" + url).text()).isEqualTo("long");
        assertThat(replay.content("/2026/" + url).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/20261399000000/http://a.example/",
                "/2026/http://",
                "/2026/ftp://a.example/",
                "/2026/javascript:alert(1)"
            })
    void malformedAddressesAreRefused(String target) throws IOException {
        var answer = replay.content(target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("地址写法不对").doesNotContain("Exception");
    }

    @Test
    void anAddressWithoutEndIsRefused() throws IOException {
        assertThat(replay.content("/2026/http://a.example/" + "x".repeat(21_000)).status())
                .isEqualTo(400);
    }
}
