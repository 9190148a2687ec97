package org.diancang.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.junit.jupiter.api.Test;

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
    void theirTextHidesWhatIsSecret() {
        assertThat(one().toString()).contains("https://www.example.cn").doesNotContain(SECRET);
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

    private static SiteCredentials one() {
        return new SiteCredentials(
                List.of(
                        new HttpCredential(
                                new UUID(0, 1), "https://www.example.cn", "内网", "reader", SECRET)));
    }
}
