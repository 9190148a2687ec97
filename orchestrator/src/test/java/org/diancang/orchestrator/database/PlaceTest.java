package org.diancang.orchestrator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void aPlaceIsReadAsItWasWritten() {
        Instant at = Instant.parse("2026-11-25T18:03:37.816308Z");
        assertThat(Place.read(Place.of(at, "c00001~x"))).isEqualTo(new Place(at, "c00001~x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~",
                "x~a",
                "1",
                "-9223372036854775808~a",
                "9223372036854775807~a",
                "99999999999999999999~a",
                "-62135596800000001~a"
            })
    void whatNoListHandsOutIsRefused(String text) {
        assertThatThrownBy(() -> Place.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
