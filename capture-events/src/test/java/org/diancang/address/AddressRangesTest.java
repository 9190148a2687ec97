package org.diancang.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    private static final AddressRanges PUBLIC = AddressRanges.publicAnd(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3",
                "::127.0.0.1",
                "::ffff:0:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String address) {
        assertThat(PUBLIC.permits(of(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "114.114.114.114",
                "2400:3200::1",
                "2606:4700::1111",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void whatIsPublicIsPermitted(String address) {
        assertThat(PUBLIC.permits(of(address))).isTrue();
    }

    @Test
    void onlyTheListedPartOfAPrivateRangeIsPermitted() {
        AddressRanges ranges =
                AddressRanges.publicAnd(List.of("127.0.0.2/31", "fd00:1::/32", "10.9.9.9"));

        assertThat(
                        List.of(
                                "127.0.0.2",
                                "127.0.0.3",
                                "::ffff:127.0.0.2",
                                "fd00:1:ffff::1",
                                "10.9.9.9",
                                "8.8.8.8"))
                .allMatch(address -> ranges.permits(of(address)));
        assertThat(List.of("127.0.0.1", "127.0.0.4", "fd00:2::1", "10.9.9.8"))
                .noneMatch(address -> ranges.permits(of(address)));
    }

    @Test
    void aRangeOfOneFamilySaysNothingOfTheOther() {
        assertThat(AddressRanges.publicAnd(List.of("0.0.0.0/0")).permits(of("::1"))).isFalse();
        assertThat(AddressRanges.publicAnd(List.of("::/0")).permits(of("10.0.0.1"))).isFalse();
        assertThat(AddressRanges.publicAnd(List.of("0.0.0.0/0")).permits(of("10.0.0.1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost/8",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "300.0.0.1",
                "2130706433",
                "www.example.cn/24",
                "1:2:3/64"
            })
    void whatIsNoRangeIsNamed(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRanges.publicAnd(List.of(range)))
                .withMessageContaining("'" + range + "'");
    }

    private static InetAddress of(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
