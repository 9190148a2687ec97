package org.diancang.indexer.cdx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;

class PlainTextPropertyTest {
    private static final CdxLineCodec CODEC = new CdxLineCodec();

    /** Whichever form a line is stored in, its text is the same. */
    @Property(tries = 2_000)
    void aCompactLineIsWrittenAsTheSameInJsonIs(@ForAll("lines") CdxLine line) {
        var key =
                new CdxKey(
                        "com,example)/" + line.offset() % 7,
                        "20240102030405",
                        line.filename(),
                        line.offset());

        assertThat(text(key, CompactLine.of(line))).isEqualTo(text(key, CODEC.encode(line)));
    }

    @Property(tries = 20_000)
    void anyBytesAreALineOrNone(@ForAll byte[] key, @ForAll byte[] value) {
        byte[] compact = value.clone();
        if (compact.length > 0) {
            compact[0] = 1;
        }
        byte[] good = "a 20240102030405 f 0000000000000000001".getBytes(UTF_8);
        for (byte[] k : new byte[][] {key, good}) {
            for (byte[] v : new byte[][] {value, compact}) {
                StoredLine.of(Bytes.wrap(k), v)
                        .ifPresent(
                                line -> {
                                    assertThat(line.line()).isPresent();
                                    PlainText.write(line, "-", new CompactBytes(16));
                                });
            }
        }
    }

    private static String text(CdxKey key, byte[] value) {
        var out = new CompactBytes(100);
        StoredLine line = StoredLine.of(key.toBytes(), value).orElseThrow();
        assertThat(PlainText.write(line, "0", out)).isTrue();
        return new String(out.toBytes(), UTF_8);
    }

    @Provide
    Arbitrary<CdxLine> lines() {
        Arbitrary<String> text =
                Arbitraries.of(
                        "text/html", "典 籍", "a\u0001b", "-", "http://example.com/?a=b c", "AFI");
        Arbitrary<String> digest =
                Arbitraries.of(
                        "B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A",
                        "sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A",
                        "sha1:short",
                        "md5 x");
        return Combinators.combine(
                        text,
                        text.injectNull(0.3),
                        Arbitraries.integers().between(0, 999).injectNull(0.3),
                        digest.injectNull(0.3),
                        text.injectNull(0.3),
                        Arbitraries.longs().greaterOrEqual(0).injectNull(0.3),
                        Arbitraries.longs().between(0, Long.MAX_VALUE / 10),
                        Arbitraries.of("a.warc.gz", "dir/b c.warc"))
                .as(
                        (url, mime, status, sha1, redirect, length, offset, file) ->
                                CdxLine.plain(
                                        url, mime, status, sha1, redirect, null, length, offset,
                                        file));
    }
}
