package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListAddressTest {
    @Test
    void whatSomebodyTypedStaysAValue() {
        ListAddress address = ListAddress.of("/sites").with("q", "a&state=X {y}#z 县");

        assertThat(address.href("after", "QH-0020"))
                .isEqualTo("/sites?q=a%26state%3DX%20%7By%7D%23z%20%E5%8E%BF&after=QH-0020");
    }

    @Test
    void aFilterIsTakenOffByItsEmptyValue() {
        ListAddress address = ListAddress.of("/sites").with("q", "x").with("state", "y");

        assertThat(address.with("q", "").href()).isEqualTo("/sites?state=y");
        assertThat(address.with("q", "").with("state", "").href()).isEqualTo("/sites");
    }
}
