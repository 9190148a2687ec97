package org.diancang.indexer.cdx.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.jspecify.annotations.Nullable;

/** How a line of the index is written to a file. */
public enum CdxFormat {
    /** {@code N b a m s k r V g}. */
    CDX9(CdxColumn.CDX9),
    /** {@code N b a m s k r M S V g}. */
    CDX11(CdxColumn.CDX11),
    /** CDX 11, and length, offset and file of a revisit's original. */
    CDX14(CdxColumn.CDX14),
    /** Urlkey, timestamp, and everything else as JSON. */
    CDXJ(List.of());

    private static final CdxLineCodec CODEC = new CdxLineCodec();
    private static final String SHA1 = "sha1:";

    private final List<CdxColumn> columns;

    CdxFormat(List<CdxColumn> columns) {
        this.columns = columns;
    }

    /** The format of a name, in capital letters or not. */
    public static Optional<CdxFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What may stand above the lines; CDX 14 and CDXJ know none. */
    public Optional<String> header() {
        return this == CDX9 || this == CDX11
                ? Optional.of(
                        columns.stream()
                                .map(column -> String.valueOf(column.letter()))
                                .collect(Collectors.joining(" ", " CDX ", "")))
                : Optional.empty();
    }

    /**
     * A line without line feed. In columns, {@code -} stands for what is absent, spaces and control
     * characters are percent-encoded, and a digest has no {@code sha1:} before it.
     *
     * @throws tools.jackson.core.JacksonException for CDXJ, if a text in it is no Unicode
     */
    public String write(CdxKey key, CdxLine line) {
        return this == CDXJ
                ? key.urlkey() + ' ' + key.timestamp() + ' ' + new String(CODEC.encode(line), UTF_8)
                : columns.stream()
                        .map(column -> CdxKey.sortable(value(column, key, line)))
                        .collect(Collectors.joining(" "));
    }

    private static String value(CdxColumn column, CdxKey key, CdxLine line) {
        return switch (column) {
            case URLKEY -> key.urlkey();
            case TIMESTAMP -> key.timestamp();
            case URL -> text(line.url());
            case MIME -> text(line.isRevisit() ? CdxLine.REVISIT : line.mime());
            case STATUS -> text(line.status());
            case DIGEST -> text(withoutAlgorithm(line.digest()));
            case REDIRECT -> text(line.redirect());
            case ROBOTFLAGS -> text(line.robotflags());
            case LENGTH -> text(line.length());
            case OFFSET -> Long.toString(line.offset());
            case FILENAME -> text(line.filename());
            case ORIGINAL_LENGTH -> text(line.other().get(PlainLine.ORIGINAL_LENGTH));
            case ORIGINAL_OFFSET ->
                    line.revisitOf() == null
                            ? text(line.other().get(PlainLine.ORIGINAL_OFFSET))
                            : text(line.revisitOf().offset());
            case ORIGINAL_FILENAME ->
                    line.revisitOf() == null
                            ? text(line.other().get(PlainLine.ORIGINAL_FILENAME))
                            : text(line.revisitOf().filename());
            case PASSED_OVER -> LineValues.ABSENT;
        };
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? LineValues.ABSENT : text;
    }

    private static @Nullable String withoutAlgorithm(@Nullable String digest) {
        return digest != null && digest.startsWith(SHA1) ? digest.substring(SHA1.length()) : digest;
    }
}
