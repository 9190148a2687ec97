package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreetRequestBuilderTest {
    @Test
    void whatIsSentToLogInIsWithheldWithItsLength() {
        assertThat(
                        DiscreetRequestBuilder.discreet(
                                "POST /login HTTP/1.1\r\nHost: a.cn\r\nContent-Length: 24\r\n"
                                        + "Cookie: visit=1\r\n\r\nuser=reader&pass=secret\r\n"))
                .isEqualTo(
                        "POST /login HTTP/1.1\r\nHost: a.cn\r\nContent-Length: 10\r\n"
                                + "Cookie: [withheld]\r\n\r\n[withheld]");
    }

    @Test
    void aBodyThatLooksLikeTheEndOfFieldsIsWithheldWhole() {
        assertThat(DiscreetRequestBuilder.discreet("POST / HTTP/1.1\r\n\r\na\r\n\r\nsecret"))
                .isEqualTo("POST / HTTP/1.1\r\n\r\n[withheld]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a.cn\r\nContent-Length: 0\r\n\r\n",
                "GET /authorization:basic HTTP/1.1\r\nX-Cookie: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a.cn",
                "",
            })
    void whatHasNothingSecretStaysAsItIs(String request) {
        assertThat(DiscreetRequestBuilder.discreet(request)).isEqualTo(request);
    }
}
