package org.diancang.url;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON as Python reads it, values as it writes them: {@code 44.0} is {@code 44}. */
final class JsonTree {
    /** A value with all that is inside it. */
    sealed interface Node permits Members, Items, Leaf {}

    /** An object; of members with one name the last counts, in the place of the first. */
    record Members(Map<String, Node> nodes) implements Node {}

    /** An array. */
    record Items(List<Node> nodes) implements Node {}

    /**
     * A value with nothing inside.
     *
     * @param text empty: it has none, being an infinite number
     */
    record Leaf(Optional<String> text) implements Node {}

    /** Python's recursion ends a little below a thousand, depending on who calls. */
    private static final int DEEPEST = 900;

    /** Python takes no longer integers (CVE-2020-10735). */
    private static final int MOST_DIGITS = 4_300;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    // Names are strangers': to remember them would only cost memory.
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(PostedRequest.MOST_READ)
                                    .maxNameLength(PostedRequest.MOST_READ)
                                    .build())
                    .build();

    private final Deque<Node> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private Optional<Node> root = Optional.empty();

    private JsonTree() {}

    /**
     * Reads a text; empty if it is no JSON.
     *
     * @param more whether it goes on: what is there then counts
     */
    static Optional<Node> of(String text, boolean more) {
        JsonTree tree = new JsonTree();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            boolean good = tree.read(parser);
            boolean toTheEnd = parser.currentLocation().getCharOffset() >= text.length();
            return (good && tree.open.isEmpty()) || (more && toTheEnd)
                    ? tree.root
                    : Optional.empty();
        }
    }

    private boolean read(JsonParser parser) {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (root.isPresent() && open.isEmpty()) {
                    return false;
                }
                take(token, parser);
            }
            return true;
        } catch (JacksonException | NumberFormatException e) {
            return false;
        }
    }

    private void take(JsonToken token, JsonParser parser) {
        switch (token) {
            case START_OBJECT -> open(new Members(new LinkedHashMap<>()));
            case START_ARRAY -> open(new Items(new ArrayList<>()));
            case END_OBJECT, END_ARRAY -> open.pop();
            case PROPERTY_NAME -> names.push(parser.currentName());
            case VALUE_NUMBER_INT -> add(leaf(integer(parser.getString())));
            case VALUE_NUMBER_FLOAT -> add(new Leaf(decimal(parser.getString())));
            // Strings, and true, false, null as they are written.
            default -> add(leaf(parser.getString()));
        }
    }

    private void open(Node node) {
        add(node);
        open.push(node);
    }

    private void add(Node node) {
        switch (open.peek()) {
            case null -> root = Optional.of(node);
            case Members(Map<String, Node> nodes) -> nodes.put(names.pop(), node);
            case Items(List<Node> nodes) -> nodes.add(node);
            case Leaf leaf -> throw new IllegalStateException("nothing is inside " + leaf);
        }
    }

    private static Leaf leaf(String text) {
        return new Leaf(Optional.of(text));
    }

    private static String integer(String digits) {
        if (digits.length() - (digits.startsWith("-") ? 1 : 0) > MOST_DIGITS) {
            throw new NumberFormatException("an integer of " + digits.length() + " characters");
        }
        return digits.equals("-0") ? "0" : digits;
    }

    private static Optional<String> decimal(String written) {
        if (written.equals("NaN")) {
            return Optional.of("nan");
        }
        double value = Double.parseDouble(written);
        if (Double.isInfinite(value)) {
            return Optional.empty();
        }
        return Optional.of(
                value == Math.rint(value)
                        ? new BigDecimal(value).toBigInteger().toString()
                        : fraction(value));
    }

    /** The shortest that reads as the same number, with an exponent below 0.0001. */
    private static String fraction(double value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        // Java writes two digits where one would do.
        BigDecimal oneDigit = shortest.round(new MathContext(1));
        BigDecimal decimal = oneDigit.doubleValue() == value ? oneDigit : shortest;
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent > -10 ? "e-0" : "e-")
                + -exponent;
    }
}
