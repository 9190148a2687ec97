package org.diancang.replay.rewrite;

import java.util.function.UnaryOperator;

/** The list of images of a {@code srcset} attribute (HTML Standard §4.8.4.2.1). */
final class Srcset {
    private Srcset() {}

    /** The same list with every address replaced; descriptors and spacing stay. */
    static String rewrite(String value, UnaryOperator<String> address) {
        StringBuilder out = new StringBuilder(value.length() + 64);
        int i = 0;
        while (i < value.length()) {
            int start = i;
            while (i < value.length() && (isSpace(value.charAt(i)) || value.charAt(i) == ',')) {
                i++;
            }
            out.append(value, start, i);
            start = i;
            while (i < value.length() && !isSpace(value.charAt(i))) {
                i++;
            }
            int end = i;
            // Commas at the end of an address separate; those inside belong to it.
            while (end > start && value.charAt(end - 1) == ',') {
                end--;
            }
            if (end > start) {
                out.append(address.apply(value.substring(start, end)));
            }
            out.append(value, end, i);
            if (end == i) {
                int descriptors = i;
                i = afterDescriptors(value, i);
                out.append(value, descriptors, i);
            }
        }
        return out.toString();
    }

    private static int afterDescriptors(String value, int from) {
        boolean parentheses = false;
        int i = from;
        for (; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '(') {
                parentheses = true;
            } else if (c == ')') {
                parentheses = false;
            } else if (c == ',' && !parentheses) {
                break;
            }
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
