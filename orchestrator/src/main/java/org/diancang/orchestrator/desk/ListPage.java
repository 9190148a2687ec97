package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list: its rows, what it is narrowed to, and the ways on.
 *
 * @param rows what it shows
 * @param total how many the filters let through
 * @param narrowed the filters that are on, each with the list without it
 * @param clear the list without any
 * @param earlier address of the page before; absent on the first
 * @param later address of the page after; absent on the last
 */
record ListPage<T>(
        List<T> rows,
        long total,
        List<Narrowed> narrowed,
        String clear,
        @Nullable String earlier,
        @Nullable String later) {
    /** Rows of a page. */
    static final int SIZE = 20;

    /** A filter in words, and the list without it. */
    record Narrowed(String what, String without) {}

    /** Whether an empty list may be due to the filters. */
    public boolean filtered() {
        return !narrowed.isEmpty();
    }

    public int size() {
        return SIZE;
    }

    /** What the parameters {@code after} and {@code before} of an address say. */
    static Optional<Cursor> cursor(@Nullable String after, @Nullable String before) {
        return refusing(() -> Cursor.of(after, before));
    }

    /** Reads with a cursor; one that this list never handed out is the caller's mistake. */
    static <R> R refusing(java.util.function.Supplier<R> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    /** Filters in words, in the order in which the address has them. */
    static List<Narrowed> narrowed(
            ListAddress address, Words words, Function<String, String> inWords) {
        List<Narrowed> narrowed = new ArrayList<>();
        address.filters()
                .keySet()
                .forEach(
                        name ->
                                narrowed.add(
                                        new Narrowed(
                                                words.say(
                                                        "filter.is",
                                                        words.say("filter." + name),
                                                        inWords.apply(name)),
                                                address.with(name, "").href())));
        return narrowed;
    }

    static <S, T> ListPage<T> of(
            Slice<S> slice,
            Function<S, String> place,
            Function<S, T> row,
            long total,
            ListAddress address,
            List<Narrowed> narrowed) {
        List<S> rows = slice.rows();
        return new ListPage<>(
                rows.stream().map(row).toList(),
                total,
                narrowed,
                address.path(),
                slice.earlier() && !rows.isEmpty()
                        ? address.href("before", place.apply(rows.getFirst()))
                        : null,
                slice.later() ? address.href("after", place.apply(rows.getLast())) : null);
    }
}
