package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;

class PackedKeyPropertyTest {
    private static final CollectionName COLLECTION = new CollectionName("main");

    @Property
    void aKeyComesBackAsItWas(@ForAll("keys") CdxKey key) {
        byte[] bytes = key.toBytes().get();

        byte[] stored = StoredKey.of(COLLECTION, bytes);

        assertThat(StoredKey.read(EntryKind.LINE, COLLECTION, stored)).isEqualTo(bytes);
        assertThat(stored).hasSizeLessThan(bytes.length);
    }

    @Property
    void theOrderStaysTheSame(@ForAll("plainKeys") CdxKey one, @ForAll("plainKeys") CdxKey other) {
        assertThat(sign(stored(one), stored(other)))
                .isEqualTo(sign(one.toBytes().get(), other.toBytes().get()));
    }

    @Property
    void urlkeyAndTimeDecideWithSpacesInFileNamesToo(
            @ForAll("keys") CdxKey one, @ForAll("keys") CdxKey other) {
        Assume.that(
                !one.urlkey().equals(other.urlkey()) || !one.timestamp().equals(other.timestamp()));

        assertThat(sign(stored(one), stored(other)))
                .isEqualTo(sign(one.toBytes().get(), other.toBytes().get()));
    }

    @Property
    void aRangeHoldsTheSameKeys(@ForAll("plainKeys") CdxKey key, @ForAll("ranges") CdxRange range) {
        byte[] bytes = key.toBytes().get();

        assertThat(Arrays.compareUnsigned(stored(key), bound(range.from())) >= 0)
                .as("%s from %s", key, range.from())
                .isEqualTo(Arrays.compareUnsigned(bytes, range.from().get()) >= 0);
        assertThat(Arrays.compareUnsigned(stored(key), bound(range.to())) <= 0)
                .as("%s to %s", key, range.to())
                .isEqualTo(Arrays.compareUnsigned(bytes, range.to().get()) <= 0);
    }

    private static byte[] stored(CdxKey key) {
        return StoredKey.of(COLLECTION, key.toBytes().get());
    }

    private static byte[] bound(Bytes bound) {
        return StoredKey.bound(EntryKind.LINE, COLLECTION, bound.get());
    }

    private static int sign(byte[] one, byte[] other) {
        return Integer.signum(Arrays.compareUnsigned(one, other));
    }

    /** Few different ones, so that two often have much in common. */
    @Provide
    Arbitrary<CdxKey> keys() {
        return keys(Arbitraries.oneOf(files(), Arbitraries.of("a b.warc", "a.warc (1)", "a 0")));
    }

    /** Without spaces in the names of files. */
    @Provide
    Arbitrary<CdxKey> plainKeys() {
        return keys(files());
    }

    private static Arbitrary<CdxKey> keys(Arbitrary<String> files) {
        return Combinators.combine(urlkeys(), timestamps(14), files, offsets()).as(CdxKey::new);
    }

    @Provide
    Arbitrary<CdxRange> ranges() {
        return Arbitraries.oneOf(
                urlkeys().map(CdxRange::startingWith),
                Combinators.combine(urlkeys(), urlkeys()).as(CdxRange::between),
                Combinators.combine(urlkeys(), timestamps(0), timestamps(0)).as(CdxRange::of),
                plainKeys().map(key -> CdxRange.ALL.startingAt(key.toBytes())),
                plainKeys().map(key -> CdxRange.ALL.upTo(key.toBytes())));
    }

    private static Arbitrary<String> urlkeys() {
        return Arbitraries.of(
                "cn,gov,wh)/",
                "cn,gov,wh)/a",
                "cn,gov,wh)/a?id=1",
                "cn,gov,whx)/",
                "中,国)/文",
                "a",
                "~");
    }

    private static Arbitrary<String> timestamps(int least) {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "20260102030405", "20260102030406", "00000000000000", "99999999999999"),
                Arbitraries.strings().numeric().ofMinLength(least).ofMaxLength(14));
    }

    private static Arbitrary<String> files() {
        return Arbitraries.of("a.warc.gz", "a.warc", "a", "b/é.warc.gz", "文件.warc.gz");
    }

    private static Arbitrary<Long> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 255L, 256L, 8999999999999999999L, Long.MAX_VALUE),
                Arbitraries.longs().greaterOrEqual(0));
    }
}
