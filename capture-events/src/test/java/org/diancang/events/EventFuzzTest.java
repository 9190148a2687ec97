package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class EventFuzzTest {
    private final EventCodec codec = new EventCodec();

    @FuzzTest(maxDuration = "2m")
    void anyBytesAreMalformedOrACapture(byte[] bytes) {
        try {
            ResourceCaptured capture = codec.decode(bytes, ResourceCaptured.class);
            assertThat(codec.decode(codec.encode(capture), ResourceCaptured.class))
                    .isEqualTo(capture);
        } catch (MalformedEventException e) {
            assertThat(e).hasMessageStartingWith("not a ResourceCaptured");
        }
    }
}
