package org.diancang.indexer.cdx;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CdxKeyPropertyTest {
    /** One that was not would take all lines of its block with it. */
    @Property
    void whatCanBeAKeyIsOneInBytesToo(
            @ForAll("texts") String urlkey,
            @ForAll("timestamps") String timestamp,
            @ForAll("texts") String file,
            @ForAll("offsets") long offset) {
        CdxKey key;
        try {
            key = new CdxKey(urlkey, timestamp, file, offset);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(CdxKey.isOne(key.toBytes().get())).as("%s", key).isTrue();
        assertThat(CdxKey.parse(key.toBytes())).isPresent();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12),
                Arbitraries.strings().withChars(" 0a\u0000\u3000１٣中").ofMaxLength(8));
    }

    @Provide
    Arbitrary<String> timestamps() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofLength(14),
                Arbitraries.strings().withChars("0123456789１٣ ").ofLength(14));
    }

    @Provide
    Arbitrary<Long> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.of(0L, 8999999999999999999L, Long.MAX_VALUE));
    }
}
