package org.diancang.indexer.cdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.store.CdxRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdxKeyTest {
    @Test
    void readsWhatItWrote() {
        var key = key("com,example)/a?b=典", "20260102030405", 9_876_543_210L);

        assertThat(CdxKey.parse(key.toBytes())).contains(key);
        assertThat(new String(key.toBytes().get(), StandardCharsets.UTF_8))
                .isEqualTo("com,example)/a?b=典 20260102030405 f.warc.gz 0000000009876543210");
    }

    @Test
    void sortsByUrlkeyThenTimeThenPlace() {
        List<CdxKey> sorted =
                List.of(
                        key("com,example)/", "20240101000000", 9),
                        key("com,example)/", "20250101000000", 0),
                        key("com,example)/", "20250101000000", 20),
                        key("com,example)/", "20250101000000", 100),
                        key("com,example)/!", "20200101000000", 0),
                        key("com,example)/a", "20200101000000", 0),
                        key("com,example,a)/", "20200101000000", 0),
                        key("com,example:8080)/", "20200101000000", 0),
                        key("com,example典)/", "20200101000000", 0));
        var shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort((a, b) -> a.toBytes().compareTo(b.toBytes()));

        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void aUrlkeyWithSpacesCannotBeTakenForAnother() {
        var hostile = key("com,example)/ 20250101000000 f.warc.gz\n\u0000", "20240101000000", 1);

        assertThat(hostile.urlkey()).isEqualTo("com,example)/%2020250101000000%20f.warc.gz%0a%00");
        assertThat(hostile.toBytes()).isGreaterThan(CdxRange.of("com,example)/", "", "").to());
        assertThat(CdxKey.parse(hostile.toBytes())).contains(hostile);
    }

    @Test
    void aRangeHoldsOneUrlAndNoOther() {
        CdxRange range = CdxRange.of("com,example)/a", "2024", "2025");

        assertThat(List.of("20240101000000", "20251231235959"))
                .allSatisfy(t -> assertThat(holds(range, key("com,example)/a", t, 0))).isTrue());
        assertThat(List.of("20231231235959", "20260101000000"))
                .allSatisfy(t -> assertThat(holds(range, key("com,example)/a", t, 0))).isFalse());
        assertThat(holds(range, key("com,example)/ab", "20240601000000", 0))).isFalse();
        assertThat(holds(range, key("com,example)/a!", "20240601000000", 0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "com,example)/",
                "com,example)/ 20240101000000",
                "com,example)/ 2024010100000 f 0000000000000000001",
                "com,example)/ 20240101000000 f 1",
                "com,example)/ 20240101000000 f 9999999999999999999",
            })
    void whatIsNoKeyIsNotReadAsOne(String text) {
        assertThat(CdxKey.parse(Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    @Test
    void refusesACaptureWithoutUrlkey() {
        assertThatThrownBy(() -> key("", "20240101000000", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("urlkey");
    }

    private static boolean holds(CdxRange range, CdxKey key) {
        return range.from().compareTo(key.toBytes()) <= 0
                && range.to().compareTo(key.toBytes()) >= 0;
    }

    private static CdxKey key(String urlkey, String timestamp, long offset) {
        return new CdxKey(urlkey, timestamp, "f.warc.gz", offset);
    }
}
