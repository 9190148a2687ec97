package org.diancang.orchestrator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class SliceTest {
    private static final List<String> LIST =
            IntStream.range(10, 55).mapToObj(Integer::toString).toList();

    @Test
    void turningPagesShowsEveryRowOnceInOrder() {
        List<String> seen = new ArrayList<>();
        Slice<String> page = page(Optional.empty());
        assertThat(page.earlier()).isFalse();
        seen.addAll(page.rows());
        while (page.later()) {
            page = page(Cursor.of(page.rows().getLast(), null));
            seen.addAll(page.rows());
        }

        assertThat(seen).isEqualTo(LIST);
    }

    @Test
    void turningBackLeadsToTheSamePages() {
        Slice<String> second = page(Cursor.of("29", null));
        Slice<String> third = page(Cursor.of(second.rows().getLast(), null));

        assertThat(page(Cursor.of(null, third.rows().getFirst())).rows()).isEqualTo(second.rows());
        Slice<String> first = page(Cursor.of(null, second.rows().getFirst()));
        assertThat(first.rows()).isEqualTo(LIST.subList(0, 20));
        assertThat(first.earlier()).isFalse();
        assertThat(first.later()).isTrue();
    }

    @Test
    void nothingBeforeTheFirstRowIsTheFirstPage() {
        Slice<String> page = page(Cursor.of(null, "12"));

        assertThat(page.rows()).isEqualTo(LIST.subList(0, 20));
        assertThat(page.earlier()).isFalse();
    }

    @Test
    void aPlaceInTimeIsReadAsItWasWritten() {
        Instant at = Instant.parse("2026-11-25T14:40:19.123456Z");

        assertThat(Place.read(Place.of(at, "7~a"))).isEqualTo(new Place(at, "7~a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "x~y", "12", "999999999999999999999999~a"})
    void whatNoListHandedOutIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Place.read(text));
    }

    /** The list as a table would answer, to the right of a place or to its left. */
    private static Slice<String> page(Optional<Cursor> from) {
        return Slice.read(
                from,
                20,
                cursor -> {
                    boolean back = cursor.map(Cursor::back).orElse(false);
                    String place = cursor.map(Cursor::place).orElse("");
                    return (back ? LIST.reversed() : LIST)
                            .stream()
                                    .filter(
                                            row ->
                                                    place.isEmpty()
                                                            || (back
                                                                    ? row.compareTo(place) < 0
                                                                    : row.compareTo(place) > 0))
                                    .limit(21)
                                    .toList();
                });
    }
}
