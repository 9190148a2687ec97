package org.diancang.replay.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ZstdPayloadTest {
    @Test
    void whatWasRecordedIsRead() throws IOException {
        byte[] page = "<p>湿地</p>".repeat(100_000).getBytes(UTF_8);

        assertThat(decoded(Zstd.compress(page))).isEqualTo(page);
    }

    @Test
    void aPayloadThatBreaksOffIsReadAsFarAsItGoes() throws IOException {
        byte[] page = new byte[1_000_000];
        new Random(1).nextBytes(page);
        byte[] whole = Zstd.compress(page);

        byte[] read = decoded(Arrays.copyOf(whole, whole.length / 2));

        assertThat(read.length).isBetween(1, page.length - 1);
        assertThat(read).isEqualTo(Arrays.copyOf(page, read.length));
    }

    @Property(tries = 300)
    void anyBytesEndWithoutFailing(@ForAll byte[] bytes) throws IOException {
        byte[] framed = Zstd.compress(bytes);
        if (framed.length > 6) {
            framed[6] ^= 0x55;
        }
        assertThat(decoded(framed).length).isLessThan(1 << 20);
        assertThat(decoded(bytes).length).isLessThan(1 << 20);
    }

    @Test
    void whoWantsToLookBackFurtherThanServersMayGetsNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream far = new ZstdOutputStream(out).setLong(27)) {
            far.write(new byte[20 << 20]);
        }

        assertThat(decoded(out.toByteArray())).isEmpty();
    }

    private static byte[] decoded(byte[] payload) throws IOException {
        return ContentDecoding.decode(new ByteArrayInputStream(payload), Optional.of("zstd"))
                .orElseThrow()
                .readAllBytes();
    }
}
