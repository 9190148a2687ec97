package org.diancang.orchestrator.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people type them: {@code 500 MB}, {@code 6 h}; without unit the smallest. */
enum Quantity {
    /** Bytes, by 1,024. */
    BYTES(
            List.of("TB", "GB", "MB", "KB", "B"),
            List.of(1L << 40, 1L << 30, 1L << 20, 1L << 10, 1L)),
    /** Seconds. */
    SECONDS(List.of("d", "h", "min", "s"), List.of(86_400L, 3_600L, 60L, 1L));

    private static final Pattern TYPED = Pattern.compile("([0-9]{1,15})\\s*([A-Za-z]{0,3})");

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> units;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Long> sizes;

    Quantity(List<String> units, List<Long> sizes) {
        this.units = units;
        this.sizes = sizes;
    }

    /** What was typed; empty where it can't be read. */
    Optional<Long> read(String typed) {
        Matcher matcher = TYPED.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        for (int i = 0; i < units.size(); i++) {
            if (unit.equals(units.get(i).toLowerCase(Locale.ROOT))
                    || (unit.isEmpty() && i == units.size() - 1)) {
                try {
                    return Optional.of(
                            Math.multiplyExact(Long.parseLong(matcher.group(1)), sizes.get(i)));
                } catch (ArithmeticException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** In the largest unit of which it is a whole number, so that nothing is lost. */
    String write(long amount) {
        for (int i = 0; i < units.size(); i++) {
            if (amount % sizes.get(i) == 0 && amount != 0) {
                return amount / sizes.get(i) + " " + units.get(i);
            }
        }
        return "0";
    }
}
