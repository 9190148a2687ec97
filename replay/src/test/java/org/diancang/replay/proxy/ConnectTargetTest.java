package org.diancang.replay.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTargetTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com,www.example.com,false",
        "WWW.Example.COM.,www.example.com,false",
        "xn--fiqs8s.xn--fiqs8s,xn--fiqs8s.xn--fiqs8s,false",
        "a_b.example,a_b.example,false",
        "localhost,localhost,false",
        "192.0.2.1,192.0.2.1,true",
        "[2001:db8::1],2001:db8::1,true",
        "::1,::1,true",
        "1:2:3:4:5:6:7:8,1:2:3:4:5:6:7:8,true",
        "::,::,true"
    })
    void aHostIsTakenAsNameOrAsAddress(String host, String bare, boolean address) {
        assertThat(ConnectTarget.of(host, 443))
                .hasValueSatisfying(
                        target -> {
                            assertThat(target.host()).isEqualTo(bare);
                            assertThat(target.isAddress()).isEqualTo(address);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                "-a",
                "a-",
                "a-.example",
                "*.example",
                "a b",
                "a\0b",
                "a\nb",
                "a/b",
                "a@b",
                "a:b",
                "[a]",
                "[]",
                "[::1",
                ":::1",
                "1:2:3:4:5:6:7:8:9",
                "[fe80::1%1]",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "0x7f000001.1",
                "例子.example",
                "\"a\"",
                "a,b",
                "$a"
            })
    void whatIsNoHostIsRefused(String host) {
        assertThat(ConnectTarget.of(host, 443)).isEmpty();
    }

    @Test
    void namesAndPortsHaveTheirBounds() {
        assertThat(ConnectTarget.of("a".repeat(63) + ".example", 443)).isPresent();
        assertThat(ConnectTarget.of("a".repeat(64) + ".example", 443)).isEmpty();
        assertThat(ConnectTarget.of("a.".repeat(123) + "example", 443)).isPresent();
        assertThat(ConnectTarget.of("a.".repeat(124) + "example", 443)).isEmpty();
        assertThat(ConnectTarget.of("a".repeat(1_000_000), 443)).isEmpty();
        assertThat(ConnectTarget.of("a.example", 0)).isEmpty();
        assertThat(ConnectTarget.of("a.example", 65_536)).isEmpty();
        assertThat(ConnectTarget.of(null, 443)).isEmpty();
    }

    @Test
    void aRequestIsForItWithTheSamePortOnly() {
        ConnectTarget target = new ConnectTarget("a.example", 443);
        assertThat(target.isOf("A.example", -1)).isTrue();
        assertThat(target.isOf("a.example", 443)).isTrue();
        assertThat(target.isOf("a.example", 8443)).isFalse();
        assertThat(target.isOf("b.example", 443)).isFalse();
        assertThat(target.isOf(null, 443)).isFalse();
        assertThat(new ConnectTarget("::1", 8443).isOf("[::1]", 8443)).isTrue();
    }
}
