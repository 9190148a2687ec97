package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing holds against the rewriters, over the suite and over what it has found before. */
class RewrittenKindTest {
    /** Objects of all tokens and changes. */
    private static final long MOST_BYTES = 2000;

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndWorkGrowsInProportion(RewrittenKind kind) throws IOException {
        List<byte[]> seeds = FuzzSeeds.of(Path.of(""), kind).toList();
        assertThat(seeds).isNotEmpty();
        for (byte[] seed : seeds) {
            kind.judge(seed);
            if (seed.length > 0) {
                Growth.isInProportion(kind, seed);
                assertThat(Growth.bytesOfEach(kind, seed)).isLessThan(MOST_BYTES);
            }
        }
    }
}
