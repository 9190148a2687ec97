package org.diancang.indexer.cdx.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which order the columns of a line stand.
 *
 * @param separator between them
 */
record CdxLayout(List<CdxColumn> columns, char separator) {
    private static final String MAGIC = "CDX";
    private static final int MOST_COLUMNS = 64;
    private static final List<CdxColumn> ORIGINAL =
            List.of(
                    CdxColumn.ORIGINAL_LENGTH,
                    CdxColumn.ORIGINAL_OFFSET,
                    CdxColumn.ORIGINAL_FILENAME);

    CdxLayout {
        columns = List.copyOf(columns);
    }

    /** Whether a line is the first of a file and names the columns of the others. */
    static boolean isHeader(String line) {
        return line.length() > MAGIC.length() + 1
                && line.startsWith(MAGIC, 1)
                && line.charAt(0) == line.charAt(MAGIC.length() + 1)
                && isSeparator(line.charAt(0));
    }

    /**
     * Reads a header, such as {@code " CDX N b a m s k r M S V g"}; its first character separates
     * the columns of all lines. Empty where its columns are no single letters.
     */
    static Optional<CdxLayout> ofHeader(String header) {
        char separator = header.charAt(0);
        List<CdxColumn> columns = new ArrayList<>();
        for (int i = MAGIC.length() + 1; i < header.length(); i += 2) {
            boolean letter = i + 1 < header.length() && header.charAt(i) == separator;
            boolean alone = i + 2 >= header.length() || header.charAt(i + 2) == separator;
            if (!letter || !alone || columns.size() == MOST_COLUMNS) {
                return Optional.empty();
            }
            columns.add(CdxColumn.ofLetter(header.charAt(i + 1)));
        }
        return Optional.of(new CdxLayout(columns, separator));
    }

    /** The layout of lines that no header speaks of, by the number of their columns. */
    static Optional<CdxLayout> ofCount(int columns) {
        return switch (columns) {
            case 9 -> spaced(CdxColumn.CDX9);
            case 10 -> spaced(CdxColumn.CDX10);
            case 11 -> spaced(CdxColumn.CDX11);
            case 12 -> spaced(withOriginal(CdxColumn.CDX9));
            case 13 -> spaced(withOriginal(CdxColumn.CDX10));
            case 14 -> spaced(CdxColumn.CDX14);
            default -> Optional.empty();
        };
    }

    private static Optional<CdxLayout> spaced(List<CdxColumn> columns) {
        return Optional.of(new CdxLayout(columns, ' '));
    }

    private static List<CdxColumn> withOriginal(List<CdxColumn> columns) {
        return Stream.concat(columns.stream(), ORIGINAL.stream()).toList();
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '\t';
    }
}
