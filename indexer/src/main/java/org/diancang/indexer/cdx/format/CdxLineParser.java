package org.diancang.indexer.cdx.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one file in their order, each by its own form: CDXJ, or CDX of 9, 10 or 11
 * columns, with three more of a revisit's original or without. Once a header has named other
 * columns, lines that have as many are read by it. Whatever stands on a line, it is told and not
 * thrown. For one thread.
 */
public final class CdxLineParser {
    /** Longer lines are not looked at. */
    public static final int LONGEST = 400_000;

    private static final ParsedLine NOTHING = new ParsedLine.Nothing();
    private static final int MOST_COLUMNS = 65;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private @Nullable CdxLayout named;

    /** Reads a line without its line feed. */
    public ParsedLine parse(String text) {
        if (text.length() > LONGEST) {
            return new ParsedLine.Bad("the line has more than " + LONGEST + " characters");
        }
        String line = trimmed(text);
        if (line.isBlank()) {
            return NOTHING;
        }
        try {
            LineValues.requireUnicode(line);
            return CdxLayout.isHeader(line) ? header(line) : read(line);
        } catch (BadLineException e) {
            return new ParsedLine.Bad(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // A part of the key has another form than it must have.
            return new ParsedLine.Bad(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a line without its line feed from UTF-8. Bytes that are none count as the
     * percent-encoded bytes that the server's URL had, so that they are found.
     */
    public ParsedLine parse(byte[] line, int from, int length) {
        return parse(text(line, from, length));
    }

    private ParsedLine header(String line) {
        named =
                CdxLayout.ofHeader(line)
                        .orElseThrow(
                                () ->
                                        new BadLineException(
                                                "the header's columns are no single letters"));
        return NOTHING;
    }

    private ParsedLine.Good read(String line) {
        String[] first = line.split(" ", 3);
        if (first.length == 3 && first[2].startsWith("{")) {
            return JsonLine.read(first[0], first[1], first[2]);
        }
        if (named != null) {
            String[] parts = line.split(String.valueOf(named.separator()), MOST_COLUMNS);
            if (parts.length == named.columns().size()) {
                return PlainLine.read(named.columns(), parts);
            }
        }
        String[] parts = line.split(" ", MOST_COLUMNS);
        Optional<CdxLayout> layout = CdxLayout.ofCount(parts.length);
        return PlainLine.read(
                layout.orElseThrow(
                                () ->
                                        new BadLineException(
                                                "a line has 9, 10, 11, 12, 13 or 14 columns or"
                                                        + " JSON in its third, this one has "
                                                        + (parts.length == MOST_COLUMNS
                                                                ? "more"
                                                                : parts.length)))
                        .columns(),
                parts);
    }

    private static String trimmed(String text) {
        int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int to = text.length();
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private static String text(byte[] line, int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(line, from, length);
        CharsetDecoder decoder =
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(3 * length + 1);
        var result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(String.format(Locale.ROOT, "%%%02X", in.get()));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }
}
