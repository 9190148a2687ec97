package org.diancang.replay.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judged by a decoder of other authorship, in pure Java. */
class BrotliStreamTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 3_000_000})
    void whatWasWrittenIsRead(int length) throws IOException {
        byte[] text = new byte[length];
        new Random(length).nextBytes(text);

        assertThat(decoded(encoded(text, 7000))).isEqualTo(text);
    }

    @Property(tries = 200)
    void inPiecesOfAnySize(@ForAll byte[] text, @ForAll @IntRange(min = 1, max = 40) int piece)
            throws IOException {
        assertThat(decoded(encoded(text, piece))).isEqualTo(text);
    }

    @Test
    void whatBreaksOffHasNoEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BrotliStream stream = new BrotliStream(out);
        stream.write(new byte[500_000]);
        stream.release();
        stream.release();
        stream.close();

        assertThatThrownBy(() -> decoded(out.toByteArray())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> stream.write(1)).isInstanceOf(IOException.class);
    }

    private static byte[] encoded(byte[] text, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BrotliStream stream = new BrotliStream(out)) {
            for (int i = 0; i < text.length; i += piece) {
                stream.write(text, i, Math.min(piece, text.length - i));
                stream.flush();
            }
        }
        return out.toByteArray();
    }

    private static byte[] decoded(byte[] bytes) throws IOException {
        return new BrotliInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
}
