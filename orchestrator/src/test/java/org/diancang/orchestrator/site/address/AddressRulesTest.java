package org.diancang.orchestrator.site.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::",
                "fc00::1",
                "fe80::1",
                "ff02::1"
            })
    void whatIsNotOfThePublicInternetIsNeverCrawled(String address) throws UnknownHostException {
        assertThat(rules().allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "11.0.0.1",
                "100.63.255.255",
                "126.255.255.255",
                "172.15.0.1",
                "172.32.0.1",
                "223.5.5.5",
                "2400:3200::1"
            })
    void publicAddressesAreCrawled(String address) throws UnknownHostException {
        assertThat(rules().allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void configurationAllowsARangeAndNoMore() throws UnknownHostException {
        AddressRules rules = rules("127.0.0.2/31", " ::1 ");
        assertThat(rules.allows(InetAddress.getByName("127.0.0.3"))).isTrue();
        assertThat(rules.allows(InetAddress.getByName("127.0.0.4"))).isFalse();
        assertThat(rules.allows(InetAddress.getByName("127.0.0.1"))).isFalse();
        assertThat(rules.allows(InetAddress.getByName("::1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0/x", "::/129", "/8"})
    void aRangeThatCannotBeReadStopsTheStart(String range) {
        assertThatThrownBy(() -> rules(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("diancang.addresses.allowed-private-ranges");
    }

    private static AddressRules rules(String... allowed) {
        return new AddressRules(new AddressSettings(List.of(allowed), ""));
    }
}
