package org.diancang.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteCredentialsTest {
    private static final String SECRET = "correct-horse-battery";
    private final EventCodec codec = new EventCodec();

    @Test
    void theyComeThroughJsonAsTheyWere() {
        SiteCredentials sent = one();

        assertThat(codec.decode(codec.encode(sent), SiteCredentials.class)).isEqualTo(sent);
        assertThat(codec.decode("{}".getBytes(StandardCharsets.UTF_8), SiteCredentials.class))
                .isEqualTo(SiteCredentials.NONE);
    }

    @Test
    void whatWasSentBeforeThereWereFormsHasNone() {
        String json =
                """
                {"http":[{"id":"0193b1c0-0000-7000-8000-000000000001","server":"http://a.cn",
                          "realm":"","userName":"reader","password":"x"}]}""";

        assertThat(decode(json).http()).hasSize(1);
        assertThat(decode(json).forms()).isEmpty();
    }

    @Test
    void theirTextHidesWhatIsSecret() {
        assertThat(one().toString())
                .contains("https://www.example.cn", "https://www.example.cn/login")
                .doesNotContain(SECRET, "remember-me");
    }

    @Test
    void oneThatLacksItsPasswordIsRefused() {
        byte[] json =
                """
                {"http":[{"id":"0193b1c0-0000-7000-8000-000000000001","server":"http://a.cn",
                          "realm":"","userName":"reader"}]}"""
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> codec.decode(json, SiteCredentials.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("password is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://www.example.cn|https://evil.example/login",
                "https://www.example.cn|http://www.example.cn/login",
                "https://www.example.cn|https://www.example.cn:8443/login",
                "https://www.example.cn|https://www.example.cn.evil.example/login",
                "https://www.example.cn|https://www.example.cn@evil.example/login",
                "https://www.example.cn|https://www.example.cn",
                "https://a@evil.example|https://a@evil.example/login",
                "https://evil.example/?|https://evil.example/?/login",
                "ftp://www.example.cn|ftp://www.example.cn/login",
            })
    void aFormOfAnotherServerIsRefused(String server, String loginUrl) {
        assertThatThrownBy(
                        () ->
                                new FormCredential(
                                        new UUID(0, 2),
                                        server,
                                        loginUrl,
                                        "user",
                                        "reader",
                                        "pass",
                                        SECRET,
                                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(server|loginUrl) must be .*");
    }

    @Test
    void fieldsBeyondTheirBoundsAreRefusedWithoutBeingRepeated() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i <= FormCredential.MOST_FIELDS; i++) {
            many.put("field" + i, "");
        }
        for (Map<String, String> fields :
                List.of(
                        many,
                        Map.of("", SECRET),
                        Map.of("n".repeat(201), SECRET),
                        Map.of("name", SECRET + "v".repeat(1_000)),
                        Map.of("name", SECRET + "\r\n"),
                        Map.of("na\nme", SECRET),
                        Map.of("user", SECRET),
                        Map.of("pass", SECRET))) {
            assertThatThrownBy(() -> form(fields))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("field")
                    .message()
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void whatIsNoFormIsRefusedByItsField() {
        for (String missing :
                List.of("server", "loginUrl", "userField", "userName", "passwordField")) {
            String json =
                    """
                    {"forms":[{"id":"0193b1c0-0000-7000-8000-000000000001","server":"http://a.cn",
                               "loginUrl":"http://a.cn/login","userField":"u","userName":"r",
                               "passwordField":"p","password":"x"}]}"""
                            .replace('"' + missing + "\":", "\"other\":");

            assertThatThrownBy(() -> decode(json))
                    .isInstanceOf(MalformedEventException.class)
                    .hasMessageContaining(missing + " is missing");
        }
    }

    private SiteCredentials decode(String json) {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8), SiteCredentials.class);
    }

    private static SiteCredentials one() {
        return new SiteCredentials(
                List.of(
                        new HttpCredential(
                                new UUID(0, 1), "https://www.example.cn", "内网", "reader", SECRET)),
                List.of(form(Map.of("kept", "remember-me"))));
    }

    private static FormCredential form(Map<String, String> fields) {
        return new FormCredential(
                new UUID(0, 2),
                "https://www.example.cn",
                "https://www.example.cn/login?next=/",
                "user",
                "reader",
                "pass",
                SECRET,
                fields);
    }
}
