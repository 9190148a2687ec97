package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 10, AccessPolicy.HIGHEST_NUMBER})
    void aPolicyIsKnownByItsKey(int number) {
        var policy = new AccessPolicy(number, 1, 1, "n", List.of(), Instant.EPOCH);

        assertThat(AccessPolicy.numberOf(policy.key())).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "policy/",
                "policy/-1",
                "policy/01",
                "policy/1000000000",
                "policy/1 ",
                "Policy/1",
                "0193a3d4-77aa-7c11-8d10-3f2f5a6b9001"
            })
    void anyOtherKeyIsNoPolicys(String key) {
        assertThat(AccessPolicy.numberOf(key)).isEmpty();
    }

    @Test
    void aNumberBelowZeroIsRefused() {
        assertThatThrownBy(() -> new AccessPolicy(-1, 1, 1, "n", List.of(), Instant.EPOCH))
                .hasMessageContaining("number");
    }
}
